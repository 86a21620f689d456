import { formatPoints } from '$lib/notice';
import { m } from '$lib/text';
import { monthShort } from '$lib/ui/dates';
import type { TrendFigures } from '../player/trend-figures';

/** What the year's line says, as one sentence. @param month the published one, in words */
export function trendWords(
  { current, first }: Pick<TrendFigures, 'current' | 'first'>,
  month: string
): string {
  if (!current) return '';
  if (!first) return m.wall_trend_single({ month, points: formatPoints(current.mean) });
  const by = current.mean - first.mean;
  const months = { month, first: monthShort(first.period) };
  if (by === 0) return m.wall_trend_even(months);
  return by > 0
    ? m.wall_trend_more({ ...months, by: formatPoints(by) })
    : m.wall_trend_less({ ...months, by: formatPoints(-by) });
}
