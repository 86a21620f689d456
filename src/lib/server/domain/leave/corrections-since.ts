import { monthOf } from '$lib/calendar';
import type { BookedEntry } from '../ledger/ledger';

/**
 * The lines that correct what is booked up to a month, and were booked after it: reversals, revocations, and what their
 * decisions have booked instead for a day up to then.
 * @param entries in the order of booking
 * @param last YYYY-MM
 * @returns in the order of booking
 */
export function correctionsSince(entries: readonly BookedEntry[], last: string): BookedEntry[] {
  const known = new Set(entries.flatMap(({ id, period }) => (period <= last ? [id] : [])));
  const late = entries.filter(({ period }) => period > last);
  const undoes = ({ reverses, revokes }: BookedEntry) => known.has(reverses ?? revokes ?? '');
  // A line that was booked instead may have been corrected in its turn.
  for (let size = -1; size !== known.size;) {
    size = known.size;
    const decisions = new Set(late.filter(undoes).map(({ decision }) => decision));
    const isInstead = ({ reverses, decision, date }: BookedEntry) =>
      reverses === null && decisions.has(decision) && monthOf(date) <= last;
    for (const entry of late) if (undoes(entry) || isInstead(entry)) known.add(entry.id);
  }
  return late.filter(({ id }) => known.has(id));
}
