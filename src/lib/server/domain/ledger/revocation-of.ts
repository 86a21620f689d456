import type { WrittenEntry } from '$lib/points';

/**
 * The line that takes another one out of its closed year, where that one is reversed already (M7, M13b). It says again what it
 * revokes, and is itself reversed in the month in which it is booked, so that it counts nothing.
 * @param open YYYY-MM, later than the line's own year
 */
export function revocationOf(
  {
    id,
    subject,
    item,
    date,
    quantity,
    value,
    matterText
  }: Omit<WrittenEntry, 'basis' | 'period' | 'reverses'>,
  open: string
): Omit<WrittenEntry, 'id' | 'basis'> {
  return { subject, item, date, quantity, value, matterText, period: open, reverses: null, revokes: id };
}
