import * as v from 'valibot';
import { monthNumber } from '../../../calendar';
import { formatPoints } from '../../hundredths';
import { itemKeys, positive } from '../../scheme/shape';
import { deduct } from '../deduct';
import {
  ownLine,
  kindDefaults,
  takenOff,
  worthNothing,
  type KindOfShape,
  type ScoredLine,
  type YearMomentType,
  type Rule
} from '../kind';
import { canonicalValue, pointsIn } from '../value';

export const allowanceShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('allowance'),
  /** full marks, and all that it can lose; none: only its section holds it */
  max: v.optional(positive),
  /** `clauses` are entered, or the item itself with the deducted points as its value */
  by: v.optional(v.picklist(['clauses', 'value']), 'clauses'),
  /** the scheme's base contains the full marks already, so only deductions count */
  inBase: v.optional(v.boolean(), false),
  /** `month`: the marks are full again every month, by `date` */
  per: v.optional(v.picklist(['month', 'year']), 'year')
});

/** Full marks, less its deductions, never below 0. */
export const allowance: KindOfShape<typeof allowanceShape> = {
  ...kindDefaults,
  isEntered: (item) => item.by === 'value',
  isMonthly: (item) => item.per === 'month',
  readValue: (_item, text) => canonicalValue(text, 1),
  face: (_item, entry) => -pointsIn(entry.value),
  settle(item, lines, moment, rule) {
    if (item.per === 'month') return monthByMonth(lines, moment, rule);
    const taken = deduct(item.max ?? Infinity, lines);
    return item.inBase || item.max === undefined ? taken : [ownLine(rule, item.max, 'full-marks'), ...taken];
  },
  marks: (item) => item.max ?? null,
  ofMonth: (item) => item.per === 'month',
  bounds({ max, per, inBase }) {
    if (max === undefined) return { entry: Infinity, adds: 0, takes: Infinity };
    if (per === 'month') return { entry: max, adds: Infinity, takes: Infinity };
    return inBase ? { entry: max, adds: 0, takes: max } : { entry: max, adds: max, takes: 0 };
  },
  // Without full marks each month would start with nothing that could be taken.
  neverCounts: ({ per, max }) => (per === 'month' && max === undefined ? worthNothing : null),
  said: (_item, value) => takenOff(value),
  words(item) {
    const per = { zh: item.per === 'month' ? '每月' : '', en: item.per === 'month' ? ' each month' : '' };
    if (item.max === undefined) return { zh: '按评定分值扣分', en: 'takes off what is assessed' };
    const max = formatPoints(item.max);
    return { zh: `${per.zh}满分 ${max}，扣完为止`, en: `${max}${per.en}, less deductions, never below 0` };
  }
};

function monthByMonth(lines: readonly ScoredLine[], moment: YearMomentType, rule: Rule): ScoredLine[] {
  const result: ScoredLine[] = [];
  const byMonth = new Map<number, ScoredLine[]>();
  for (const line of lines) {
    line.month = line.entry ? monthNumber(line.entry.date) : 0;
    byMonth.set(line.month, [...(byMonth.get(line.month) ?? []), line]);
  }
  for (const month of moment.begun) {
    const then = moment.itemIn(month);
    const max = then?.kind === 'allowance' ? (then.max ?? 0) : 0;
    result.push(ownLine(rule, max, 'full-marks', month), ...deduct(max, byMonth.get(month) ?? []));
    byMonth.delete(month);
  }
  for (const absent of byMonth.values()) result.push(...outOfService(absent));
  return result;
}

/**
 * Voids deductions in months without presence, since nothing was given in those months; deductions from the
 * year stay.
 */
function outOfService(lines: ScoredLine[]): ScoredLine[] {
  return deduct(0, lines).map((line) =>
    line.month === 0 ? line : { ...line, points: 0, reason: 'not-present', because: undefined }
  );
}
