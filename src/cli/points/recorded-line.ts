import { recordedSince, recordedText, type Lang } from '../../lib/points';

/**
 * M15: the line below a table's title that says since when its period is recorded; none when it is recorded
 * whole.
 * @param first the ledger's first month, YYYY-MM
 */
export function recordedLine(period: string, first: string | undefined, lang: Lang): string[] {
  const since = recordedSince(period, first);
  return since === null ? [] : [recordedText(since)[lang]];
}
