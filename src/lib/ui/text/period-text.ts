import { wholeYear, yearOf, periodKind, periodOf } from '$lib/calendar';
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

/** The short form of `periodLong` for a narrow column: 10月, Oct */
export function periodShort(period: string): string {
  return written(period, monthShort, (part) => part);
}

/** The shortest form of a period, for a column as narrow as a figure's: 10月, 四季度, 下半年, 2026年; Oct, Q4, H2, 2026 */
export function periodNarrow(period: string): string {
  const { kind, part } = periodOf(period);
  if (kind === 'year') return m.common_year({ year: period });
  return (kind === 'quarter' && shortQuarters[part - 1]?.()) || periodShort(period);
}

/**
 * The name of the period that another one is compared with: 9月, 第三季度. In the year before it has its year,
 * 2025年下半年, but a month stays 12月.
 */
export function periodAgainst(before: string, period: string): string {
  const apart = periodKind(before) !== 'month' && yearOf(before) !== yearOf(period);
  return apart ? periodTitle(before) : periodShort(before);
}

const quarters = [m.common_quarter1, m.common_quarter2, m.common_quarter3, m.common_quarter4];
const shortQuarters = [
  m.common_short_quarter1,
  m.common_short_quarter2,
  m.common_short_quarter3,
  m.common_short_quarter4
];
const halves = [m.common_half1, m.common_half2];

function written(
  period: string,
  month: (month: string) => string,
  partOf: (part: string, year: string) => string
): string {
  const { kind, part } = periodOf(period);
  const year = wholeYear(period);
  if (kind === 'month') return month(period);
  if (kind === 'year') return m.common_whole_year({ year });
  const name = (kind === 'quarter' ? quarters : halves)[part - 1];
  return partOf(name?.() ?? period, year);
}
