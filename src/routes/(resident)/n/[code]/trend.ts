import type { Snapshot } from '$lib/notice';

type TrendPoint = Snapshot['trend'][number];

/** A drawing of one year's months, in the units of its viewBox. */
export interface TrendDrawing {
  months: { x: number; label: number; last: boolean }[];
  /** light band between the month's highest and lowest */
  band: string;
  mean: string;
  end: { x: number; mean: number; highest: number; lowest: number };
  zero: number;
}

export const size = { width: 350, height: 150 };
const plot = { left: 10, right: 280, top: 14, bottom: 126 };

/**
 * The months of the last point's year; the axis starts at 0, or below it when someone is.
 * @returns null for fewer than two months: a point is no trend
 */
export function drawTrend(trend: readonly TrendPoint[]): TrendDrawing | null {
  const year = trend[trend.length - 1]?.period.slice(0, 4);
  const points = trend.filter(({ period }) => period.slice(0, 4) === year);
  const end = points[points.length - 1];
  if (!end || points.length < 2) return null;
  const top = Math.max(...points.map(({ highest }) => highest), 100);
  const bottom = Math.min(...points.map(({ lowest }) => lowest), 0);
  const x = ({ period }: TrendPoint) =>
    plot.left + ((Number(period.slice(5)) - 1) / 11) * (plot.right - plot.left);
  const y = (value: number) => plot.bottom - ((value - bottom) / (top - bottom)) * (plot.bottom - plot.top);
  const line = (each: readonly TrendPoint[], value: (point: TrendPoint) => number) =>
    each.map((point) => `${round(x(point))} ${round(y(value(point)))}`).join(' ');
  return {
    months: points.map((point) => ({
      x: round(x(point)),
      label: Number(point.period.slice(5)),
      last: point === end
    })),
    band: `${line(points, ({ highest }) => highest)} ${line([...points].reverse(), ({ lowest }) => lowest)}`,
    mean: line(points, ({ mean }) => mean),
    end: { x: round(x(end)), ...apart(y(end.highest), y(end.mean), y(end.lowest)) },
    zero: round(y(0))
  };
}

/** Where three labels stand so that none covers another: a line apart at least. */
function apart(highest: number, mean: number, lowest: number) {
  const line = 18;
  return {
    highest: round(Math.min(highest, mean - line)),
    mean: round(mean),
    lowest: round(Math.max(lowest, mean + line))
  };
}

function round(value: number): number {
  return Math.round(value);
}
