import * as v from 'valibot';

const instant = v.pipe(v.string(), v.isoTimestamp());

/** Years for which a preview is allowed; the product writes dates with four digits. */
const years = { from: 2000, to: 2999 };

/**
 * The moment to preview.
 * @param asked an ISO instant; null for now
 * @returns null when it is no instant of the allowed years
 */
export function rehearsedAt(asked: string | null, now: Date): Date | null {
  if (asked === null) return now;
  const at = new Date(v.is(instant, asked) ? asked : NaN);
  // An invalid date's year is NaN, which fails both comparisons.
  return at.getUTCFullYear() >= years.from && at.getUTCFullYear() <= years.to ? at : null;
}
