import { formatPoints } from '$lib/notice';
import { m } from '$lib/text';
import { monthShort } from '$lib/ui/text/dates';
import type { TrendFigures } from './trend-figures';

/**
 * The year's trend as one sentence.
 * @param month name of the published month
 * @param score what is scored, in words
 */
export function trendText(
  { current, first }: Pick<TrendFigures, 'current' | 'first'>,
  month: string,
  score: string
): string {
  if (!current) return '';
  if (!first) return m.wall_trend_single({ month, score, points: formatPoints(current.mean) });
  const by = current.mean - first.mean;
  const months = { month, score, first: monthShort(first.period) };
  if (by === 0) return m.wall_trend_even(months);
  return by > 0
    ? m.wall_trend_more({ ...months, by: formatPoints(by) })
    : m.wall_trend_less({ ...months, by: formatPoints(-by) });
}
