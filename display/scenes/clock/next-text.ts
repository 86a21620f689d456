import { addDays, timeOfDay } from '$lib/calendar';
import { m } from '$lib/text';
import { dayText } from '$lib/ui/text/dates';
import type { NextEvent } from './what-next';

/**
 * Says when the next thing happens and what it is, as in 今天 14:00 起播放 · 本屏节目.
 * @param today the unit's day, YYYY-MM-DD
 */
export function nextText(next: NextEvent, today: string): { when: string; what: string } {
  if (next.kind === 'closes')
    return { when: m.hall_clock_closes({ when: dayText(next.date) }), what: next.title };
  return { when: m.hall_clock_begins({ when: beginWords(next, today) }), what: m.hall_clock_playlist() };
}

function beginWords({ date, minute }: NextEvent & { kind: 'begins' }, today: string): string {
  const time = timeOfDay(minute);
  if (date === today) return m.hall_clock_today({ time });
  if (date === addDays(today, 1)) return m.hall_clock_tomorrow({ time });
  return m.hall_clock_day({ date: dayText(date), time });
}
