import { localTime } from '$lib/calendar';
import type { Emergency } from '$lib/sync';
import { m } from '$lib/text';
import { dayText } from '$lib/ui/text/dates';

/**
 * Says since when an emergency stands, who sent it, and until when.
 * @param timeZone the unit's IANA zone
 * @param today the unit's day, YYYY-MM-DD; other days are named
 */
export function emergencyText(
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

/** Names the numbers to call. */
export function emergencyCallText(numbers: readonly string[]): string {
  return m.hall_emergency_call({ numbers: numbers.join(m.list_and()) });
}
