import * as v from 'valibot';
import type { Hundredths } from '../hundredths';
import { documentClause, english, id, ids, name, points, positive } from '../scheme/shape';

/** A converted value and the points that it is converted from. */
export interface ConvertedPoints {
  sum: Hundredths;
  value: Hundredths;
}

/** `gives` of a unit for each full `each` points of the year to date in these sections. */
export const perFullShape = v.strictObject({
  id,
  name,
  english,
  kind: v.literal('per-full'),
  sections: v.pipe(ids, v.nonEmpty()),
  each: positive,
  gives: points,
  unit: name,
  /** in the plural */
  unitEnglish: v.optional(name),
  clause: documentClause
});

/** `value` in hundredths of the rule's unit; 0 below the first full amount. */
export function perFull(
  rule: v.InferOutput<typeof perFullShape>,
  ytd: Record<string, Hundredths>
): ConvertedPoints {
  const sum = rule.sections.reduce((total, section) => total + (ytd[section] ?? 0), 0);
  return { sum, value: sum < rule.each ? 0 : Math.floor(sum / rule.each) * rule.gives };
}
