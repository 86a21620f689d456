import * as v from 'valibot';
import { documentClause, english, id, line, listOf, name, positive } from './scheme/shape';

/**
 * Points that buy goods (积分兑换): what a place hands out, for how many points. Spending changes no rank: it
 * is an account of its own beside the points that were earned.
 */
export const redemptionShape = v.strictObject({
  name,
  english,
  /** `year`: points that aren't spent by the end of their year are gone (当年积分清零); `never`: they stay */
  clears: v.picklist(['year', 'never']),
  goods: v.pipe(
    listOf(
      v.strictObject({
        id,
        name,
        english,
        /** price of one */
        points: positive,
        /** the counting word: 瓶, 袋 */
        measure: v.optional(line, '')
      }),
      500
    ),
    v.nonEmpty()
  ),
  clause: documentClause
});
export type RedemptionRule = v.InferOutput<typeof redemptionShape>;
