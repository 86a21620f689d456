import type { ScoreResult } from '$lib/points';

/**
 * A result with its effects written out, because comparing objects doesn't see what is computed on demand.
 */
export function inFull(result: ScoreResult): ScoreResult {
  return { ...result, rows: result.rows.map((row) => ({ ...row, effects: row.effects })) };
}
