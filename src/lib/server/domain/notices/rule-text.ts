import { formatPoints, type ExplanationText, type Item } from '$lib/points';

/** Says what an item adds: `每起加5分`, or names the clause where points differ by level or rank. */
export function ruleText(item: Item): ExplanationText {
  if (item.kind !== 'count') return { zh: item.clause.ref, en: item.clause.ref };
  const points = formatPoints(item.points);
  return { zh: `每${item.measure}加${points}分`, en: `+${points} each` };
}
