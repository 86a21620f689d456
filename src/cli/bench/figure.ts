/** One measured figure. */
export interface Figure {
  /** stable: a later run finds the figure by it */
  id: string;
  name: string;
  unit: 'ms' | 'bytes' | 'requests/s' | 'nodes' | 'shift' | 'letters' | 'listeners' | 'connects' | '%';
  /** of each round; the median is what counts */
  samples: number[];
  /** the same work done by the least that could do it, in the same run, round by round */
  peer?: { name: string; samples: number[] };
  /** what is promised: of the figure itself, or of its ratio to the peer. Without one it stands beside another figure */
  limit?: { of: 'value' | 'ratio'; most?: number; least?: number };
  /** most of the ratio to the peer that we would like: said, and no failure when it is missed */
  aim?: number;
}

/** What a bench is given to say how far it is. */
export type Progress = (what: string) => void;

/** The samples that the limit is about: of each round the figure itself, or its ratio to the peer's. */
export function judged({ samples, peer, limit }: Figure): number[] {
  if (!peer || limit?.of !== 'ratio') return samples;
  return samples.map((sample, round) => sample / (peer.samples[round] ?? median(peer.samples)));
}

/** More is better of what is counted by the second; of all else, less. */
export function isMoreBetter({ unit }: Pick<Figure, 'unit'>): boolean {
  return unit === 'requests/s';
}

/** The ratio of two medians is what is promised, so the limit looks at that and not at the median of ratios. */
export function valueOf(figure: Figure): number {
  const value = median(figure.samples);
  return figure.limit?.of === 'ratio' && figure.peer ? value / median(figure.peer.samples) : value;
}

/** True when what is promised holds, or nothing is. */
export function holds(figure: Figure): boolean {
  const { most = Infinity, least = -Infinity } = figure.limit ?? {};
  const value = valueOf(figure);
  return value <= most && value >= least;
}

/** The middle one; NaN of nothing, which holds no limit. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
