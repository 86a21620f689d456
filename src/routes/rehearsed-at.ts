import * as v from 'valibot';

const instant = v.pipe(v.string(), v.isoTimestamp());

/** Years in which boards hang: dates of others aren't written as theirs are. */
const years = { from: 2000, to: 2999 };

/**
 * The moment that is rehearsed.
 * @param asked an ISO instant; null: now
 * @returns null for anything else
 */
export function rehearsedAt(asked: string | null, now: Date): Date | null {
  if (asked === null) return now;
  const at = new Date(v.is(instant, asked) ? asked : NaN);
  // Of no instant there is no year either.
  return at.getUTCFullYear() >= years.from && at.getUTCFullYear() <= years.to ? at : null;
}
