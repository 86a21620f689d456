import * as v from 'valibot';
import { id, itemKeys, points } from '../shape';
import type { Kind, Line, Moment } from './kind';

/** An award for each finished month of presence in which none of `unless` happened, by `date`. */
export const standingShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('standing'),
  points,
  unless: v.pipe(v.array(id), v.nonEmpty())
});
export type StandingItem = v.InferOutput<typeof standingShape>;

export const standing = {
  entered: false,
  hasQuantity: false,
  needsBasis: false,
  monthly: () => false,
  readValue: () => null,
  face: () => 0,
  settle: (item, _lines, moment) => moment.months.map((month) => awardOf(item, month, moment))
} satisfies Kind<StandingItem>;

function awardOf(item: StandingItem, month: string, moment: Moment): Line {
  const broken: string[] = [];
  for (const one of item.unless) for (const entry of moment.happened(one, month)) broken.push(entry);
  const award = { key: `${item.id}@${month}`, entry: null, item: item.id, face: item.points, month };
  return broken.length === 0
    ? { ...award, points: item.points, reason: 'standing' }
    : { ...award, points: 0, reason: 'standing-broken', because: broken.sort() };
}
