import { longestDay } from '$lib/sync';
import type { ShownSpans } from './showings-text';
import { lengthOf, united, type TimeSpan } from './spans';

/** A board's own sum of one day. */
export interface ShownRun {
  /** ISO instants in UTC */
  first: string;
  last: string;
  seconds: number;
  /** those of `seconds` that fell into opening hours */
  open: number;
  /** when that was, as far as it was told; null: the board doesn't know */
  spans: ShownSpans | null;
  /** by how many ms its moments may be wrong; null: nobody knows */
  unsure: number | null;
}

/** A day's showings by one board's connection. */
export interface ShownUnion extends Pick<ShownRun, 'first' | 'last' | 'seconds' | 'open'> {
  /** whether two screens counted at the same time */
  shared: boolean;
}

/** Clocks differ: sums of one screen may seem to overlap by so much, in ms. */
const slack = 60_000;

/**
 * Adds up the sums of one board and day, each moment once, whichever of several screens with one connection
 * showed it. The result is never more than what was really shown: a span counts without the ends that a
 * clock may have moved. Sums whose spans weren't all told count where no other one can have the same
 * seconds.
 * @param runs at least one
 */
export function unionOf(runs: readonly ShownRun[]): ShownUnion {
  const sorted = [...runs].sort((a, b) => Date.parse(a.first) - Date.parse(b.first));
  const first = sorted[0]?.first ?? '';
  const last = sorted.reduce((latest, run) => (run.last > latest ? run.last : latest), '');
  const passed = Math.ceil((Date.parse(last) - Date.parse(first)) / 1000);
  const total = (of: 'seconds' | 'open', spans: (of: ShownSpans) => readonly TimeSpan[]) =>
    Math.max(apart(sorted, of), surelyShown(sorted, spans));
  const seconds = Math.min(
    total('seconds', ({ open, closed }) => [...open, ...closed]),
    passed,
    longestDay
  );
  const open = Math.min(
    total('open', (spans) => spans.open),
    seconds
  );
  return { first, last, seconds, open, shared: areShared(sorted) };
}

/** Whether sums of one day ran at the same time, which one screen's never do. */
function areShared(sorted: readonly ShownRun[]): boolean {
  let latest = -Infinity;
  return sorted.some(({ first, last }) => {
    const overlaps = Date.parse(first) < latest - slack;
    latest = Math.max(latest, Date.parse(last));
    return overlaps;
  });
}

/** The whole seconds of the union of what was told, without the uncertain ends of each span. */
function surelyShown(runs: readonly ShownRun[], of: (spans: ShownSpans) => readonly TimeSpan[]): number {
  const sure = runs.flatMap(({ spans, unsure }) =>
    spans === null || unsure === null
      ? []
      : united(of(spans)).map(([from, until]): TimeSpan => [from + unsure, until - unsure])
  );
  return Math.floor(lengthOf(united(sure)) / 1000);
}

/**
 * The most seconds that can't be the same, by the first and last moments alone: of sums that follow each
 * other, each counts less the time that it shares with those before it. One whose clock nobody knows
 * follows none.
 * @param sorted by their first moments
 */
function apart(sorted: readonly ShownRun[], of: 'seconds' | 'open'): number {
  const best: number[] = [];
  for (const run of sorted) {
    const ends = best.flatMap((sum, at) => {
      const before = sorted[at];
      if (!before || before.last > run.last || before.unsure === null || run.unsure === null) return [];
      const common = Date.parse(before.last) + before.unsure + run.unsure - Date.parse(run.first);
      return [sum + Math.max(0, run[of] - Math.ceil(Math.max(0, common) / 1000))];
    });
    best.push(Math.max(run[of], ...ends));
  }
  return Math.max(...best);
}
