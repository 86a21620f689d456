/** A stretch of time: its two ends in ms since 1970. */
export type TimeSpan = readonly [from: number, until: number];

/** The union of spans in any order: sorted, and none touches another. Empty ones are left out. */
export function united(spans: readonly TimeSpan[]): TimeSpan[] {
  const sorted = spans.filter(([from, until]) => until > from).sort(([a], [b]) => a - b);
  const union: TimeSpan[] = [];
  for (const [from, until] of sorted) {
    const last = union.at(-1);
    if (last && from <= last[1]) union[union.length - 1] = [last[0], Math.max(last[1], until)];
    else union.push([from, until]);
  }
  return union;
}

/** The milliseconds of spans of which none overlaps another. */
export function lengthOf(spans: readonly TimeSpan[]): number {
  return spans.reduce((sum, [from, until]) => sum + until - from, 0);
}

/** The parts of spans that lie within one of them. */
export function within([from, until]: TimeSpan, spans: readonly TimeSpan[]): TimeSpan[] {
  return united(spans.map(([a, b]) => [Math.max(a, from), Math.min(b, until)]));
}
