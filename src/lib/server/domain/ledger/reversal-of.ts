import type { WrittenEntry } from '$lib/points';

/**
 * The line that undoes another one (M7 更正): it is booked in an open month, and never before the line
 * itself. Its content is that of the undone line, so it has none of its own.
 * @param open YYYY-MM
 */
export function reversalOf(
  { id, subject, date, period }: Pick<WrittenEntry, 'id' | 'subject' | 'date' | 'period'>,
  open: string
): Omit<WrittenEntry, 'id' | 'basis'> {
  return {
    subject,
    item: '',
    value: '',
    quantity: 1,
    matterText: '',
    date,
    period: period > open ? period : open,
    reverses: id
  };
}
