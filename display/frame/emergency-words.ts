import { localTime } from '$lib/calendar';
import type { Emergency } from '$lib/sync';
import { m } from '$lib/text';
import { dayText } from '$lib/ui/dates';

/**
 * Since when an emergency stands, by whom, and until when.
 *
 * @param timeZone the unit's
 * @param today there: a day that is another one is named
 */
export function emergencyWords(
  { by, from, until }: Pick<Emergency, 'by' | 'from' | 'until'>,
  { timeZone, today }: { timeZone: string; today: string }
): string {
  const at = (instant: string) => localTime(Date.parse(instant), timeZone);
  const [begun, over] = [at(from), at(until)];
  const end = over.date === today ? over.time : `${dayText(over.date)} ${over.time}`;
  const words = { time: begun.time, by, until: end };
  return begun.date === today
    ? m.hall_emergency_by(words)
    : m.hall_emergency_by_earlier({ ...words, date: dayText(begun.date) });
}
