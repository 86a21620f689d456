/** In what figures are measured. */
export const figureUnits = [
  'ms',
  'bytes',
  'files',
  'requests/s',
  'rows/s',
  'nodes',
  'shift',
  'letters',
  'listeners',
  'connects',
  'of 100',
  '%'
] as const;

/** One measured figure. */
export interface BenchFigure {
  /** stable, so that a later run finds the figure by it */
  id: string;
  name: string;
  unit: (typeof figureUnits)[number];
  /** one value for each round; their median counts */
  samples: number[];
  /** an equal amount of work done in the simplest way, in the same run, round by round */
  peer?: { name: string; samples: number[] };
  /**
   * the promise, about the figure itself or its ratio to the peer; without one the figure only accompanies
   * another
   */
  limit?: { of: 'value' | 'ratio'; most?: number; least?: number };
  /** the ratio to the peer that we would like at most; it is shown, and missing it is no failure */
  aim?: number;
}

/** Called by a bench to say how far it is. */
export type BenchProgress = (what: string) => void;

/** The samples that the limit is about: of each round the value, or its ratio to the peer's. */
export function judgedSamples({ samples, peer, limit }: BenchFigure): number[] {
  if (!peer || limit?.of !== 'ratio') return samples;
  return samples.map((sample, round) => sample / (peer.samples[round] ?? median(peer.samples)));
}

/** Whether greater values are better, which is so for figures per second and for scores of 100 only. */
export function isMoreBetter({ unit }: Pick<BenchFigure, 'unit'>): boolean {
  return unit.endsWith('/s') || unit === 'of 100';
}

/**
 * The value that the limit is about: the median, or the ratio of both medians, since that ratio is what is
 * promised.
 */
export function figureValue(figure: BenchFigure): number {
  const value = median(figure.samples);
  return figure.limit?.of === 'ratio' && figure.peer ? value / median(figure.peer.samples) : value;
}

/** Whether the figure keeps its promise, or has none. */
export function meetsLimit(figure: BenchFigure): boolean {
  const { most = Infinity, least = -Infinity } = figure.limit ?? {};
  const value = figureValue(figure);
  return value <= most && value >= least;
}

/** The middle value, the upper one of an even number; NaN of none, which keeps no limit. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
