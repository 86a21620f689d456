import { wholeYear } from '../../lib/calendar';
import { recordedSince, recordedText, type Lang } from '../../lib/points';

/**
 * M15: the line below a table's title that says since when its period is recorded, or the year of which it
 * shows the balance; none where both are recorded whole.
 * @param first the ledger's first month, YYYY-MM
 * @param hasBalance whether the table shows a balance, which counts from the beginning of the year
 */
export function recordedLine(
  period: string,
  { first, hasBalance }: { first: string | undefined; hasBalance: boolean },
  lang: Lang
): string[] {
  const since = recordedSince(period, first);
  if (since !== null) return [recordedText(since)[lang]];
  return hasBalance ? yearLine(period, first, lang) : [];
}

/**
 * M15: the line of a period that is recorded whole in a year that isn't, and none for any other period:
 * one that isn't recorded whole says so itself.
 */
export function yearLine(period: string, first: string | undefined, lang: Lang): string[] {
  const since = recordedSince(period, first) === null ? recordedSince(wholeYear(period), first) : null;
  if (since === null) return [];
  return [
    lang === 'zh'
      ? `台账从 ${since} 开始，本年累计不含更早的月份`
      : `The ledger begins with ${since}: the year’s balance doesn’t count earlier months`
  ];
}
