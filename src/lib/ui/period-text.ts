import { lastMonth, periodKind } from '$lib/notice';
import { m } from '$lib/text';
import { monthName, monthShort, monthTitle } from './dates';

/** 2026年10月, 2026年第四季度, 2026年下半年, 2026年度; October 2026, Q4 2026, H2 2026, 2026 */
export function periodTitle(period: string): string {
  return written(period, monthTitle, (part, year) => m.common_part_of_year({ part, year }));
}

/** 10月, 第四季度, 下半年, 2026年度; October, Q4, H2, 2026 */
export function periodLong(period: string): string {
  return written(period, monthName, (part) => part);
}

/** As `periodLong`, where a column is narrow: 10月, Oct */
export function periodShort(period: string): string {
  return written(period, monthShort, (part) => part);
}

/** What a period is compared with: 9月, 第三季度; of the year before 2025年下半年, but a month stays one: 12月 */
export function periodAgainst(before: string, period: string): string {
  const apart = periodKind(before) !== 'month' && before.slice(0, 4) !== period.slice(0, 4);
  return apart ? periodTitle(before) : periodShort(before);
}

const quarters = [m.common_quarter1, m.common_quarter2, m.common_quarter3, m.common_quarter4];
const halves = [m.common_half1, m.common_half2];

function written(
  period: string,
  month: (month: string) => string,
  partOf: (part: string, year: string) => string
): string {
  const kind = periodKind(period);
  const year = period.slice(0, 4);
  if (kind === 'month') return month(period);
  if (kind === 'year') return m.common_whole_year({ year });
  const last = Number(lastMonth(period).slice(5));
  const part = kind === 'quarter' ? quarters[last / 3 - 1] : halves[last / 6 - 1];
  return partOf(part?.() ?? period, year);
}
