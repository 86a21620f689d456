/** One board's report for one day. */
export interface PlayProof {
  /** name of the board */
  name: string;
  /** whether its connection has since been ended */
  ended: boolean;
  day: string;
  /** ISO instants of the first and last showing */
  first: string;
  last: string;
  seconds: number;
  /** how many of the showings were within the hall's opening hours */
  open: number;
  /** whether several screens used its connection at once, whose common seconds count once */
  shared: boolean;
}

/**
 * A day, and the boards that showed the notice on it.
 * - `counted`: the window's `no`th working day
 * - `rest`: a day inside the window that is no working day, and isn't counted
 * - `before`, `after`: outside the window
 */
export interface ShownDay {
  day: string;
  kind: 'counted' | 'rest' | 'before' | 'after';
  /** counted from 1; 0 for a day that isn't counted */
  no: number;
  /** empty when no board has reported the notice for that day */
  showings: readonly PlayProof[];
}

/**
 * Each day of the window up to today, and each other day on which a board showed the notice, in order.
 * @param window the working days of the publicity period
 * @param today the unit's day, YYYY-MM-DD
 */
export function shownDays(
  showings: readonly PlayProof[],
  { window, today }: { window: readonly string[]; today: string }
): ShownDay[] {
  const days = new Set([...window.filter((day) => day <= today), ...showings.map(({ day }) => day)]);
  return [...days].sort().map((day) => ({
    day,
    kind: kindOf(day, window),
    no: window.indexOf(day) + 1,
    showings: showings.filter((each) => each.day === day)
  }));
}

function kindOf(day: string, window: readonly string[]): ShownDay['kind'] {
  if (window.includes(day)) return 'counted';
  if (day < (window[0] ?? day)) return 'before';
  return day > (window[window.length - 1] ?? '') ? 'after' : 'rest';
}
