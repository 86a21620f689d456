/** One measured figure. `limit` is promised; `peer` is the same work done by the least that could do it. */
export interface Figure {
  name: string;
  unit: 'ms' | 'bytes';
  /** medians are taken of these */
  samples: number[];
  limit: number;
  peer?: { name: string; samples: number[] };
}

/**
 * Prints a figure as a ratio to its limit, and to its peer where it has one.
 * @returns true when the limit holds
 */
export function report({ name, unit, samples, limit, peer }: Figure): boolean {
  const value = median(samples);
  const share = `${(value / limit).toFixed(2)} × limit of ${limit} ${unit}`;
  const range =
    samples.length > 1
      ? ` (${round(Math.min(...samples))}–${round(Math.max(...samples))}, n=${samples.length})`
      : '';
  const beside = peer
    ? `, ${(value / median(peer.samples)).toFixed(1)} × ${peer.name} (${round(median(peer.samples))} ${unit})`
    : '';
  console.log(`${value <= limit ? '✓' : '✗'} ${name}: ${round(value)} ${unit}${range}, ${share}${beside}`);
  return value <= limit;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function round(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}
