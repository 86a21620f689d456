import type { FigureChange } from './compare';
import { meetsLimit, median, figureValue, type BenchFigure } from './figure';

/**
 * A figure in one line: value, range, rounds, limit, peer, and its change since an earlier run.
 * @param change null when there is no earlier run to compare with
 */
export function figureLine(figure: BenchFigure, change: FigureChange | null): string {
  const mark = !figure.limit ? '·' : meetsLimit(figure) ? '✓' : '✗';
  return `${mark} ${figure.name}: ${[
    `${measured(figure.samples, figure.unit)}`,
    ...beside(figure),
    ...promised(figure),
    ...aimed(figure),
    ...changed(change)
  ].join(', ')}`;
}

function measured(samples: readonly number[], unit: BenchFigure['unit']): string {
  const value = `${round(median(samples))} ${unit}`;
  if (samples.length < 2) return value;
  return `${value} (${round(Math.min(...samples))}–${round(Math.max(...samples))}, n=${samples.length})`;
}

function beside({ samples, peer, unit }: BenchFigure): string[] {
  if (!peer) return [];
  const ratio = median(samples) / median(peer.samples);
  return [`${round(ratio)} × ${peer.name}: ${measured(peer.samples, unit)}`];
}

function promised(figure: BenchFigure): string[] {
  const { limit, unit } = figure;
  if (!limit) return [];
  const by = limit.of === 'ratio' ? '×' : unit;
  const { most, least } = limit;
  const bounds = [
    ...(least === undefined ? [] : [`≥ ${least} ${by}`]),
    ...(most === undefined ? [] : [`≤ ${most} ${by}`])
  ];
  const share = limit.of === 'value' && most ? ` (${round(figureValue(figure) / most)} of it)` : '';
  return [`limit ${bounds.join(' and ')}${share}`];
}

function aimed({ samples, peer, aim }: BenchFigure): string[] {
  if (!peer || aim === undefined) return [];
  const reached = median(samples) / median(peer.samples) <= aim;
  return [`aim ≤ ${aim} ×${reached ? '' : ', not reached'}`];
}

function changed(change: FigureChange | null): string[] {
  if (!change) return [];
  const sign = change.by > 0 ? '+' : change.by < 0 ? '−' : '±';
  const said = `${sign}${Math.abs(change.by * 100).toFixed(1)} % since ${change.since}`;
  return [change.worse ? `WORSE: ${said}` : said];
}

/** Rounds a value to three digits. */
export function round(value: number): string {
  if (value === 0 || Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}
