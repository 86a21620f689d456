import { lastMonth, periodKind } from '$lib/notice';
import { m } from '$lib/text';
import { periodShort } from '$lib/ui/period-text';

const quarters = [m.wall_quarter1, m.wall_quarter2, m.wall_quarter3, m.wall_quarter4];

/** The period that a column of a few characters compares with: 9月, 二季度, 上半年, 2025年; Sep, Q2, H1, 2025 */
export function comparedWith(period: string): string {
  const kind = periodKind(period);
  if (kind === 'year') return m.wall_year({ year: period });
  const quarter = kind === 'quarter' ? quarters[Number(lastMonth(period).slice(5)) / 3 - 1] : undefined;
  return quarter?.() ?? periodShort(period);
}
