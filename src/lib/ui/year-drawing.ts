import { yearOf, monthNumber } from '$lib/calendar';
import type { Snapshot } from '$lib/notice';

type TrendPoint = Snapshot['trend'][number];

/** A drawing of one year's months, in the units of its viewBox. */
export interface TrendDrawing {
  months: MonthLabel[];
  /** light band between the month's highest and lowest */
  band: string;
  mean: string;
  end: { x: number; mean: number; highest: number; lowest: number };
  /** the axis: 0, or where months that lie close together far from 0 are drawn from */
  zero: number;
}

interface MonthLabel {
  x: number;
  label: string;
  anchor: 'start' | 'middle';
  last: boolean;
}

export const drawingSize = { width: 350, height: 150 };
const plot = { left: 10, right: 280, top: 14, bottom: 126 };
/** distance from the last point to its labels */
export const labelGap = 11;

/** Width of a label in the drawing, on the safe side: 汉字 are as wide as the type is high. */
export function labelWidth(text: string): number {
  return Array.from(text).reduce(
    (width, character) => width + ((character.codePointAt(0) ?? 0) < 0x2e80 ? 7.6 : 13),
    0
  );
}

/** Whether there is anything to draw: a point is no trend. */
export function hasTrend(trend: readonly TrendPoint[]): boolean {
  return ofLastYear(trend).length >= 2;
}

function ofLastYear(trend: readonly TrendPoint[]): TrendPoint[] {
  const last = trend[trend.length - 1];
  return last ? trend.filter(({ period }) => yearOf(period) === yearOf(last.period)) : [];
}

/**
 * The months of the last point's year; the axis starts at 0, or below it when someone is, or nearer to them when all lie
 * close together far above it.

 * @param monthName of YYYY-MM: 10月, Oct
 * @param label width that the labels behind the last point need
 * @returns null for fewer than two months
 */
export function yearDrawing(
  trend: readonly TrendPoint[],
  monthName: (month: string) => string,
  label: number
): TrendDrawing | null {
  const points = ofLastYear(trend);
  const end = points[points.length - 1];
  if (!end || !hasTrend(trend)) return null;
  const top = Math.max(...points.map(({ highest }) => highest), 100);
  const least = Math.min(...points.map(({ lowest }) => lowest));
  const bottom = least > top / 2 ? least - (top - least) / 3 : Math.min(least, 0);
  const right = Math.max(drawingSize.width / 2, Math.min(plot.right, drawingSize.width - labelGap - label));
  const x = ({ period }: TrendPoint) => plot.left + ((monthNumber(period) - 1) / 11) * (right - plot.left);
  const y = (value: number) => plot.bottom - ((value - bottom) / (top - bottom)) * (plot.bottom - plot.top);
  const line = (each: readonly TrendPoint[], value: (point: TrendPoint) => number) =>
    each.map((point) => `${round(x(point))} ${round(y(value(point)))}`).join(' ');
  return {
    months: points.flatMap((point) => {
      const last = point === end;
      // Two names side by side would touch.
      const named = last || (point === points[0] && points.length > 2);
      return monthLabel(monthName(point.period), round(x(point)), named, last);
    }),
    band: `${line(points, ({ highest }) => highest)} ${line([...points].reverse(), ({ lowest }) => lowest)}`,
    mean: line(points, ({ mean }) => mean),
    end: { x: round(x(end)), ...apart(y(end.highest), y(end.mean), y(end.lowest)) },
    zero: round(y(Math.max(bottom, 0)))
  };
}

/** 1月 2 3 … 10月: only the first and the last by name. Jan … Oct: only those two. */
function monthLabel(name: string, x: number, named: boolean, last: boolean): MonthLabel[] {
  const [figure] = /^\d+/.exec(name) ?? [];
  if (!named) return figure ? [{ x, label: figure, anchor: 'middle', last }] : [];
  if (!figure || !last) return [{ x, label: name, anchor: 'middle', last }];
  // In the middle it would cover the month before, so only its figure is under the point.
  return [{ x: round(x - labelWidth(figure) / 2), label: name, anchor: 'start', last }];
}

/** Spreads the places of three labels so that none covers another: they are at least a line apart. */
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
