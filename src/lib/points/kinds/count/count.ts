import * as v from 'valibot';
import { monthNumber } from '../../../calendar';
import { formatPoints } from '../../hundredths';
import { itemKeys, points, wholeNumber } from '../../scheme/shape';
import {
  ownLine,
  kindDefaults,
  worthNothing,
  type KindOfShape,
  type ScoredLine,
  type YearMomentType,
  type Rule
} from '../kind';
import { inBookingOrder } from '../order';

export const countShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('count'),
  points,
  /** at most so many times a month (by `date`) or a year */
  limit: v.optional(v.strictObject({ times: wholeNumber, per: v.picklist(['month', 'year']) })),
  /** fewer than so many in the year change the total by `else`, at year end */
  atLeast: v.optional(v.strictObject({ times: wholeNumber, else: points }))
});
export type CountItem = v.InferOutput<typeof countShape>;

/** Points × quantity. */
export const count: KindOfShape<typeof countShape> = {
  ...kindDefaults,
  hasQuantity: true,
  isMonthly: (item) => item.limit?.per === 'month',
  readValue: () => '',
  face: (item, entry) => item.points * entry.quantity,
  settles: (item) => item.limit !== undefined || item.atLeast !== undefined,
  settle(item, lines, moment, rule) {
    const counted = item.limit ? limited(item, item.limit, lines) : lines;
    return item.atLeast ? [...counted, ...tooFew(item.atLeast, moment, rule)] : counted;
  },
  bounds({ points: each, atLeast }) {
    const goes = (way: number) => (Math.sign(each) === way || atLeast ? Infinity : 0);
    return { entry: Math.abs(each), adds: goes(1), takes: goes(-1) };
  },
  neverCounts: (item) => (item.points === 0 && (item.atLeast?.else ?? 0) === 0 ? worthNothing : null),
  words(item) {
    const worth = formatPoints(item.points, { signed: true });
    const { limit, atLeast } = item;
    const zh = [item.measure ? `${worth} / ${item.measure}` : worth];
    const en = [`${worth} each`];
    if (limit) {
      zh.push(`${limit.per === 'month' ? '每月' : '每年'}最多 ${limit.times} 次`);
      en.push(`at most ${limit.times} a ${limit.per}`);
    }
    if (atLeast) {
      const change = formatPoints(atLeast.else, { signed: true });
      zh.push(`全年不满 ${atLeast.times} ${item.measure}，年终 ${change}`);
      en.push(`fewer than ${atLeast.times} in the year: ${change} at its end`);
    }
    return { zh: zh.join('，'), en: en.join(', ') };
  }
};

/**
 * Gives the limited places to the entries that are booked first, so that a later booking never changes what
 * an earlier one was worth.
 */
function limited(item: CountItem, limit: NonNullable<CountItem['limit']>, lines: ScoredLine[]): ScoredLine[] {
  const taken = new Map<number, { times: number; by: string[] }>();
  return [...lines].sort(inBookingOrder).map((line) => {
    if (!line.entry || line.points === 0) return line;
    const place = limit.per === 'month' ? monthNumber(line.entry.date) : 0;
    const before = taken.get(place) ?? { times: 0, by: [] };
    const times = Math.min(line.entry.quantity, limit.times - before.times);
    taken.set(place, { times: before.times + times, by: [...before.by, line.entry.id] });
    if (times === line.entry.quantity) return line;
    const reason = limit.per === 'month' && limit.times === 1 ? 'once-a-month' : 'cap';
    const points = times === 0 ? 0 : (line.points / line.entry.quantity) * times;
    return { ...line, points, reason, because: before.by };
  });
}

function tooFew(
  atLeast: NonNullable<CountItem['atLeast']>,
  moment: YearMomentType,
  rule: Rule
): ScoredLine[] {
  const missing = atLeast.times - moment.amountOf(rule.item.id);
  return moment.closed && missing > 0 ? [ownLine(rule, atLeast.else, 'shortfall')] : [];
}
