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

/** The first one's words and grounds, with all its months below. */
function monthsNode(effects: readonly Effect[], first: ExplanationNode): ExplanationNode {
  const [{ month: from = '', points = 0 } = { month: '', points: 0 }] = effects;
  const to = effects[effects.length - 1]?.month ?? '';
  const [zh, en] = [first.zh.replace(from, `${from}—${to}`), first.en.replace(from, `${from}–${to}`)];
  const isEven = effects.every((one) => one.points === points);
  const each = formatPoints(points, { signed: true });
  const n = effects.length;
  const grounds = first.children;
  const months = effects.map((one) => node('month', one.month ?? '', one.month ?? '', one.points));
  const made = node(
    'months',
    isEven ? `${zh}，${n} 个月各 ${each}` : `${zh}，${n} 个月`,
    isEven ? `${en}, ${n} months, ${each} each` : `${en}, ${n} months`,
    null,
    [...grounds, ...months]
  );
  if (first.item !== undefined) made.item = first.item;
  return made;
}
