import type { BoardFeed } from '$lib/sync';
import { m } from '$lib/text';

/**
 * Says that the shown figures are corrected ones: by which supplement while the board has it, and else only
 * that they are. A longer period is also corrected by the supplement of a shorter one in it.
 */
export function correctionNotes(
  { supplements }: Pick<BoardFeed, 'supplements'>,
  { code, rows }: { code: string; rows: readonly object[] }
): string[] {
  const corrected = supplements.find(({ supplement }) => supplement.corrects.code === code)?.supplement;
  if (corrected) return [m.wall_see_supplement({ no: corrected.number.no })];
  return rows.some((row) => 'was' in row) ? [m.wall_corrected()] : [];
}
