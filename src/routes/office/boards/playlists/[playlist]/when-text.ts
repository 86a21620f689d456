import type { TypedItem } from '$lib/server/domain/boards/lists/read-items';
import { m } from '$lib/text';
import { weekdayShort } from '$lib/ui/text/dates';

/**
 * The short name of a weekday.
 * @param day 1 is Monday, as 2024-01-01 was
 */
export function dayName(day: number): string {
  return weekdayShort(`2024-01-0${day}`);
}

/** A summary of when a line is shown; '' for always. */
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
