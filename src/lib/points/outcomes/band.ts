import * as v from 'valibot';
import { id, outcomeKeys, points, share } from '../scheme/shape';
import type { Field, OutcomeKind } from './outcome';
import { bottomByScore, rewardSize, sanctionSize, subjectsOf, topByRank } from './shares';

/** A grade: the ranked ones whose score lies within bounds. `from` is included, `below` isn't (M3). */
export const bandShape = v.strictObject({
  ...outcomeKeys,
  kind: v.literal('band'),
  from: v.optional(points),
  below: v.optional(points),
  /** only those of the top, or the bottom, share */
  withinTop: v.optional(share),
  withinBottom: v.optional(share),
  /** not for people with any entry of this item in the year */
  notWith: v.optional(id),
  /** also for people with any entry of this item, and at least this score */
  alsoWith: v.optional(v.strictObject({ item: id, from: points }))
});
type Rule = v.InferOutput<typeof bandShape>;

export const band = {
  concerned(rule, field) {
    const within = shareOf(rule, field);
    const { notWith, alsoWith, from = -Infinity, below = Infinity } = rule;
    const has = (subject: string, item: string | undefined) =>
      item !== undefined && field.amountOf(subject, item) > 0;
    const concerned = field.standings.filter(({ subject, score }) => {
      if (alsoWith && score >= alsoWith.from && has(subject, alsoWith.item)) return true;
      return score >= from && score < below && (within?.has(subject) ?? true) && !has(subject, notWith);
    });
    return { subjects: subjectsOf(concerned) };
  },
  names: ({ notWith, alsoWith }) => ({
    items: [
      ...(notWith === undefined ? [] : [{ item: notWith, at: ['notWith'] }]),
      ...(alsoWith === undefined ? [] : [{ item: alsoWith.item, at: ['alsoWith', 'item'] }])
    ]
  }),
  sizes: ({ withinTop, withinBottom }) => ({ withinTop, withinBottom })
} satisfies OutcomeKind<Rule>;

function shareOf({ withinTop, withinBottom }: Rule, { standings }: Field): Set<string> | null {
  const n = standings.length;
  if (withinTop) return new Set(subjectsOf(topByRank(rewardSize(withinTop, n), standings)));
  if (withinBottom) return new Set(subjectsOf(bottomByScore(sanctionSize(withinBottom, n), standings)));
  return null;
}
