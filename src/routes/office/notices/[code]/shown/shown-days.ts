/** What a board has told of one day. */
export interface Showing {
  /** the board's name */
  name: string;
  /** its connection was ended meanwhile */
  ended: boolean;
  day: string;
  /** instants */
  first: string;
  last: string;
  seconds: number;
  /** of these while the hall was open */
  open: number;
}

/**
 * A day, and who showed the notice on it.
 * - `counted`: one of the window's working days, the `no`th
 * - `rest`: between its first and last one, but no working day: it isn't counted
 * - `before`, `after`: the window hadn't begun, or was over
 */
export interface ShownDay {
  day: string;
  kind: 'counted' | 'rest' | 'before' | 'after';
  /** from 1; 0 for a day that isn't counted */
  no: number;
  /** none: no board has told of it, though it was one of the window's days */
  showings: readonly Showing[];
}

/** Each day of the window up to today, and each day on which a board showed the notice, in order. */
export function shownDays(
  showings: readonly Showing[],
  { window, today }: { window: readonly string[]; today: string }
): ShownDay[] {
  const days = new Set([...window.filter((day) => day <= today), ...showings.map(({ day }) => day)]);
  return [...days].sort().map((day) => ({
    ...{ day, kind: kindOf(day, window), no: window.indexOf(day) + 1 },
    showings: showings.filter((each) => each.day === day)
  }));
}

function kindOf(day: string, window: readonly string[]): ShownDay['kind'] {
  if (window.includes(day)) return 'counted';
  if (day < (window[0] ?? day)) return 'before';
  return day > (window[window.length - 1] ?? '') ? 'after' : 'rest';
}
