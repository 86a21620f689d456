import { byEnd, lastMonth } from '$lib/calendar';
import type { NoticeLine } from './notices';

type Placed = Pick<NoticeLine, 'period' | 'seq'>;

/**
 * The notice in front: the newest by the end of its period, so that an older one that is published late
 * doesn't replace it; of those that end together the shortest.
 */
export function inFront<N extends Placed>(lines: readonly N[]): N | null {
  return lines.reduce<N | null>((best, each) => (best === null || order(each, best) < 0 ? each : best), null);
}

function order(a: Placed, b: Placed): number {
  const together = lastMonth(a.period) === lastMonth(b.period);
  return (together ? byEnd(a.period, b.period) : byEnd(b.period, a.period)) || b.seq - a.seq;
}

/**
 * The notices shown beside the one in front: those that may still be objected to, and the longer periods
 * that ended with it, so that a half-year's result stays as long as its last month's. By the end of the
 * period, newest first.
 * @param today YYYY-MM-DD in the unit's time zone
 */
export function alsoHanging(lines: readonly NoticeLine[], today: string): NoticeLine[] {
  const front = inFront(lines);
  if (!front) return [];
  return lines
    .filter(
      ({ period, lastDay }) =>
        period !== front.period && (lastDay >= today || lastMonth(period) === lastMonth(front.period))
    )
    .sort((a, b) => byEnd(b.period, a.period));
}
