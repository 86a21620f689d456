import * as v from 'valibot';
import { itemKeys, points, whole } from '../shape';
import type { Kind, Line } from './kind';
import { inBookingOrder } from './order';

/** Points × quantity, optionally at most `times` a month (by `date`) or a year. */
export const countShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('count'),
  points,
  limit: v.optional(v.strictObject({ times: whole, per: v.picklist(['month', 'year']) }))
});
export type CountItem = v.InferOutput<typeof countShape>;

export const count = {
  entered: true,
  hasQuantity: true,
  needsBasis: false,
  monthly: (item) => item.limit?.per === 'month',
  readValue: () => '',
  face: (item, entry) => item.points * entry.quantity,
  settle: (item, lines) => (item.limit ? limited(item, item.limit, lines) : lines)
} satisfies Kind<CountItem>;

/** What is booked first takes the places: a later booking never changes what an earlier one was worth. */
function limited(item: CountItem, limit: NonNullable<CountItem['limit']>, lines: Line[]): Line[] {
  const taken = new Map<string, { times: number; by: string[] }>();
  return [...lines].sort(inBookingOrder).map((line) => {
    if (!line.entry || line.points === 0) return line;
    const place = limit.per === 'month' ? line.entry.date.slice(0, 7) : '';
    const before = taken.get(place) ?? { times: 0, by: [] };
    const times = Math.min(line.entry.quantity, limit.times - before.times);
    taken.set(place, { times: before.times + times, by: [...before.by, line.entry.id] });
    if (times === line.entry.quantity) return line;
    const reason = limit.per === 'month' && limit.times === 1 ? 'once-a-month' : 'cap';
    return { ...line, points: times === 0 ? 0 : item.points * times, reason, because: before.by };
  });
}
