import type { Statement } from '$lib/points';

/**
 * A result with its effects written out, because comparing objects doesn't see what is computed on demand.
 */
export function inFull<Result extends { rows: Statement[] }>(result: Result): Result {
  return { ...result, rows: result.rows.map((row) => ({ ...row, effects: row.effects })) };
}
