import { monthNumber, lastMonth, periodKind } from '$lib/calendar';
import { m } from '$lib/text';
import { periodShort } from '$lib/ui/text/period-text';

const quarters = [m.wall_quarter1, m.wall_quarter2, m.wall_quarter3, m.wall_quarter4];

/**
 * The short name of the period that a narrow column compares with: 9月, 二季度, 上半年, 2025年; Sep, Q2, H1, 2025.
 */
export function comparedWith(period: string): string {
  const kind = periodKind(period);
  if (kind === 'year') return m.wall_year({ year: period });
  const quarter = kind === 'quarter' ? quarters[monthNumber(lastMonth(period)) / 3 - 1] : undefined;
  return quarter?.() ?? periodShort(period);
}
