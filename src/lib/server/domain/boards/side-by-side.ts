import { longestDay } from '$lib/sync';

/** A board's own sum of one day. */
export interface ShownRun {
  /** ISO instants in UTC */
  first: string;
  last: string;
  seconds: number;
  /** those of `seconds` that fell into opening hours */
  open: number;
}

/** A day's showings by one board's connection. */
export interface ShownUnion extends ShownRun {
  /** whether two screens counted at the same time */
  shared: boolean;
}

/** Clocks differ: sums of one screen may seem to overlap by so much, in ms. */
const slack = 60_000;

/**
 * Adds up the sums of one board and day. Sums that follow each other are one screen's whose storage was
 * cleared, and add up. Sums that ran at the same time are those of several screens with one connection:
 * of these the longest counts, because the others' seconds may be the same seconds. The result never
 * exceeds the time from the first moment to the last.
 * @param runs at least one
 */
export function unionOf(runs: readonly ShownRun[]): ShownUnion {
  const sorted = [...runs].sort((a, b) => Date.parse(a.first) - Date.parse(b.first));
  const groups: ShownRun[] = [];
  let shared = false;
  for (const run of sorted) {
    const before = groups.at(-1);
    if (!before || Date.parse(run.first) >= Date.parse(before.last) - slack) {
      groups.push({ ...run });
      continue;
    }
    shared = true;
    before.last = before.last > run.last ? before.last : run.last;
    before.seconds = Math.max(before.seconds, run.seconds);
    before.open = Math.max(before.open, run.open);
  }
  const first = sorted[0]?.first ?? '';
  const last = sorted.reduce((latest, run) => (run.last > latest ? run.last : latest), '');
  // The first sample closes a second that began before it.
  const passed = Math.ceil((Date.parse(last) - Date.parse(first)) / 1000) + 1;
  const total = (of: (run: ShownRun) => number) => groups.reduce((sum, run) => sum + of(run), 0);
  const seconds = Math.min(
    total((run) => run.seconds),
    passed,
    longestDay
  );
  const open = Math.min(
    total((run) => run.open),
    seconds
  );
  return { first, last, seconds, open, shared };
}
