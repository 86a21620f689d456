import { yearOf, monthNumber, lastMonth, periodKind, monthsOf } from '$lib/calendar';
import { type Snapshot } from '$lib/notice';

type Point = Snapshot['trend'][number];

/** A year by month: twelve places, null where no month is sealed. */
export type TrendYear = (Point | null)[];

export interface TrendFigures {
  year: number;
  /** the published month, or the last one of a longer period, 0 to 11 */
  month: number;
  current: Point | null;
  /** the month before the published one, of either year */
  before: Point | null;
  /** the year's first sealed month, if it isn't the published one */
  first: Point | null;
  thisYear: TrendYear;
  /** null when too little of last year is known to draw a line */
  lastYear: TrendYear | null;
  /**
   * months are so close together and far from zero that an axis from zero would show them as one straight
   * line
   */
  close: boolean;
}

/** The trend of a snapshot, for the chart and the sentence above it. */
export function trendFigures({
  trend,
  period,
  previous
}: Pick<Snapshot, 'trend' | 'period' | 'previous'>): TrendFigures {
  const until = lastMonth(period);
  const year = yearOf(period);
  const known = new Map(trend.map((point) => [point.period, point]));
  const monthly = (which: number): TrendYear =>
    monthsOf(String(which)).map((month) => known.get(month) ?? null);
  const thisYear = monthly(year).map((point) => (point && point.period <= until ? point : null));
  const lastYear = monthly(year - 1);
  const first = thisYear.find((point) => point !== null) ?? null;
  const shown = [...thisYear, ...lastYear].flatMap((point) => point ?? []);
  const highest = Math.max(...shown.map((point) => point.highest));
  const lowest = Math.min(...shown.map((point) => point.lowest));
  return {
    year,
    month: monthNumber(until) - 1,
    current: known.get(until) ?? null,
    before: previous && periodKind(period) === 'month' ? (known.get(previous) ?? null) : null,
    first: first?.period === until ? null : first,
    thisYear,
    lastYear: lastYear.filter((point) => point !== null).length > 1 ? lastYear : null,
    close: lowest > highest / 2
  };
}

/**
 * Moves overlapping labels apart as little as possible, keeping their order from top to bottom.
 * @param places middles of the labels, ascending
 * @param gap least distance between two middles
 * @param bottom largest allowed middle
 * @returns the new middles, in the unit of the arguments
 */
export function spreadLabels(places: readonly number[], gap: number, bottom: number): number[] {
  const moved: number[] = [];
  for (const place of places) moved.push(Math.max(place, (moved[moved.length - 1] ?? -Infinity) + gap));
  for (let i = moved.length - 1, most = bottom; i >= 0; i--, most -= gap)
    moved[i] = Math.min(moved[i] ?? most, most);
  return moved;
}
