import type { Entry } from '$lib/points';

/**
 * The line that undoes another one (M7 冲正): in a month that is open, and never before the line itself. What it undoes says what it
 * was, so it says nothing of its own.
 *
 * @param open YYYY-MM
 */
export function reversalOf(
  { id, subject, date, period }: Pick<Entry, 'id' | 'subject' | 'date' | 'period'>,
  open: string
): Omit<Entry, 'id' | 'basis'> {
  return {
    ...{ subject, item: '', value: '', quantity: 1, matter: '', date },
    ...{ period: period > open ? period : open, reverses: id }
  };
}
