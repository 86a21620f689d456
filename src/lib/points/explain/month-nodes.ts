import { formatPoints } from '../hundredths';
import type { Effect } from '../score/statement';
import { effectNode } from './effect-nodes';
import type { ExplanationInput } from './explain-statement';
import { node, type ExplanationNode } from './node';

/**
 * Makes a node for each effect. Effects without an entry that recur month after month for one reason share
 * one node.
 */
export function effectNodes(effects: readonly Effect[], explained: ExplanationInput): ExplanationNode[] {
  const nodes: ExplanationNode[] = [];
  const reported = new Set<Effect>();
  for (const effect of effects) {
    if (reported.has(effect)) continue;
    const months = effects.filter((one) => isLike(one, effect));
    if (months.length < 2) {
      nodes.push(effectNode(effect, explained));
      continue;
    }
    for (const one of months) reported.add(one);
    nodes.push(monthsNode(months, effectNode(effect, explained), explained));
  }
  return nodes;
}

function isLike(one: Effect, other: Effect): boolean {
  const without = one.entry === null && one.month !== undefined && other.month !== undefined;
  const like = one.item === other.item && one.reason === other.reason;
  return without && other.entry === null && like && String(one.because) === String(other.because);
}

/** The first one's words and grounds, with all its months below: whole where the year takes their mean (M2, E1). */
function monthsNode(
  effects: readonly Effect[],
  first: ExplanationNode,
  { workings }: ExplanationInput
): ExplanationNode {
  const [{ item, reason, month: from = '' } = { item: '', reason: '' }] = effects;
  const to = effects[effects.length - 1]?.month ?? '';
  const mean = workings
    .flatMap((one) => (one.kind === 'mean' ? one.given : []))
    .find((one) => one.item === item && one.reason === reason);
  const months = effects.map(({ month = '', points }) =>
    node('month', month, month, mean?.byMonth[month] ?? points)
  );
  const points = months[0]?.points ?? 0;
  const isEven = months.every((one) => one.points === points);
  const each = formatPoints(points, { signed: true });
  const n = effects.length;
  const after = mean
    ? { zh: `，${n} 个月平均`, en: `, mean of ${n} months` }
    : {
        zh: isEven && points ? `，${n} 个月各 ${each}` : `，${n} 个月`,
        en: isEven && points ? `, ${n} months, ${each} each` : `, ${n} months`
      };
  const made: ExplanationNode = {
    ...first,
    code: 'months',
    zh: first.zh.replace(from, `${from}—${to}`) + after.zh,
    en: first.en.replace(from, `${from}–${to}`) + after.en,
    points: mean?.result ?? effects.reduce((sum, one) => sum + one.points, 0),
    children: [...first.children, ...months]
  };
  if (first.parts) {
    const { name, why, reason: because } = first.parts;
    made.parts = { name, reason: because, why: { zh: why.zh + after.zh, en: why.en + after.en } };
  }
  return made;
}
