import type { TypedItem } from '$lib/server/boards/lists/read-items';
import { m } from '$lib/text';
import { weekdayShort } from '$lib/ui/dates';

/** @param day '1' is Monday: 2024-01-01 was one */
export function dayName(day: number): string {
  return weekdayShort(`2024-01-0${day}`);
}

/** When a line is shown, in short; '' is always. */
export function whenText({ first, last, weekdays, hours, except }: TypedItem): string {
  return [
    daysText(first, last),
    weekdays.map((day) => dayName(Number(day))).join(' '),
    hours,
    except && m.list_without({ days: except })
  ]
    .filter((text) => text !== '')
    .join(m.list_comma());
}

function daysText(first: string, last: string): string {
  if (first && last) return m.list_from_to({ first, last });
  if (first) return m.list_from({ first });
  return last && m.list_to({ last });
}
