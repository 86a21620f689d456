/** The number of month labels that fit side by side on a phone in either language. */
const most = 6;

/**
 * Whether a month gets a label. Counting goes back from the last month, which always has one.
 * @param n index of the month
 * @param months how many there are
 */
export function isLabelled(n: number, months: number): boolean {
  return (months - 1 - n) % Math.ceil(months / most) === 0;
}
