import { formatPoints } from '../hundredths';
import type { Effect } from '../statement';
import { effectNode } from './effect-nodes';
import type { Explained } from './explain-statement';
import { node, type ExplanationNode } from './node';

/** A node for each effect; what no entry says and comes month after month for one reason is one node. */
export function effectNodes(effects: readonly Effect[], explained: Explained): ExplanationNode[] {
  const nodes: ExplanationNode[] = [];
  const told = new Set<Effect>();
  for (const effect of effects) {
    if (told.has(effect)) continue;
    const months = effects.filter((one) => isLike(one, effect));
    if (months.length < 2) {
      nodes.push(effectNode(effect, explained));
      continue;
    }
    for (const one of months) told.add(one);
    nodes.push(monthsNode(months, effectNode(effect, explained)));
  }
  return nodes;
}

function isLike(one: Effect, other: Effect): boolean {
  const without = one.entry === null && one.month !== undefined && other.month !== undefined;
  return without && other.entry === null && one.item === other.item && one.reason === other.reason;
}

/** The first one's words and grounds, with all its months below. No sum: each is rounded on its own. */
function monthsNode(effects: readonly Effect[], first: ExplanationNode): ExplanationNode {
  const [{ month: from = '', points = 0 } = { month: '', points: 0 }] = effects;
  const to = effects[effects.length - 1]?.month ?? '';
  const isEven = effects.every((one) => one.points === points);
  const each = formatPoints(points, { signed: true });
  const n = effects.length;
  const zh = (text: string) => text.replace(from, `${from}—${to}`);
  const en = (text: string) => text.replace(from, `${from}–${to}`);
  const after = {
    zh: isEven ? `，${n} 个月各 ${each}` : `，${n} 个月`,
    en: isEven ? `, ${n} months, ${each} each` : `, ${n} months`
  };
  const months = effects.map((one) => node('month', one.month ?? '', one.month ?? '', one.points));
  const made = node('months', `${zh(first.zh)}${after.zh}`, `${en(first.en)}${after.en}`, null, [
    ...first.children,
    ...months
  ]);
  if (first.item !== undefined) made.item = first.item;
  if (first.parts) {
    const { name, why, reason } = first.parts;
    made.parts = { name, reason, why: { zh: `${why.zh}${after.zh}`, en: `${why.en}${after.en}` } };
  }
  return made;
}
