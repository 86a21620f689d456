import type { Result } from '$lib/points';

/** A result with its effects written out: to a comparison of objects, what is worked out when asked for isn't there. */
export function inFull(result: Result): Result {
  return { ...result, rows: result.rows.map((row) => ({ ...row, effects: row.effects })) };
}
