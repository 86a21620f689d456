import type { ComingFiling } from '$lib/server/domain/filings/coming-filings';
import { m } from '$lib/text';
import { fullDay } from '$lib/ui/text/dates';
import { periodTitle } from '$lib/ui/text/period-text';
import { recordedSinceText } from '$lib/ui/text/recorded-since-text';

/** 接下来要备案：2026年下半年（自2026年10月起记分），2027年1月31日前报送；2026年度（自2026年10月起记分），2027年1月31日前报送。 */
export function comingText(coming: readonly ComingFiling[]): string {
  const periods = coming
    .map(({ period, recordedSince, due }) => {
      const words = { period: periodTitle(period), due: fullDay(due) };
      if (recordedSince === null) return m.filing_coming_one(words);
      return m.filing_coming_since({ ...words, since: recordedSinceText(recordedSince) });
    })
    .join(m.filing_coming_comma());
  return m.filing_coming({ periods });
}
