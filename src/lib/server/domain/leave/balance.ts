import type { Hundredths } from '$lib/points';
import type { LeaveLine } from './leave';

type Booked = Pick<LeaveLine, 'id' | 'action' | 'amount' | 'day' | 'reverses'>;

/** The amount that a line adds to the balance; a reversal adds the opposite of the line that it undoes. */
function effectOf(line: Booked, lines: readonly Booked[]): Hundredths {
  if (line.action === 'credit') return line.amount;
  if (line.action === 'use') return -line.amount;
  const undone = lines.find(({ id }) => id === line.reverses);
  return undone?.action === 'use' ? line.amount : -line.amount;
}

/** Days that are left of one account. */
export function balanceOf(lines: readonly Booked[]): Hundredths {
  return lines.reduce((sum, line) => sum + effectOf(line, lines), 0);
}

/** The credits that weren't undone. */
export function liveCredits<L extends Booked>(lines: readonly L[]): L[] {
  const undone = new Set(lines.map(({ reverses }) => reverses));
  return lines.filter(({ action, id }) => action === 'credit' && !undone.has(id));
}

/** The sum credited to one account, without undone lines. */
export function creditedOf(lines: readonly Booked[]): Hundredths {
  return liveCredits(lines).reduce((sum, { amount }) => sum + amount, 0);
}

/**
 * The lowest balance at the end of any day: below 0, something was used before it was there. Undone lines
 * are ignored.
 */
export function leastOf(lines: readonly Booked[]): Hundredths {
  const undone = new Set(lines.map(({ reverses }) => reverses));
  const live = lines.filter(({ action, id }) => action !== 'reversal' && !undone.has(id));
  const days = [...new Set(live.map(({ day }) => day))].sort();
  let [sum, least] = [0, 0];
  for (const day of days) {
    for (const line of live) if (line.day === day) sum += effectOf(line, lines);
    least = Math.min(least, sum);
  }
  return least;
}
