/** As many months as a phone's width holds side by side, in either language. */
const most = 6;

/** True for the months that have their name below the line: counted from the last, which always has one. */
export function isLabelled(n: number, months: number): boolean {
  return (months - 1 - n) % Math.ceil(months / most) === 0;
}
