import { isDay, type Day } from '$lib/calendar';

/** Whether a role may end on it: the database takes an open end for the year 9999, and every other one for earlier (trigger `role_kept`). */
export function isLastDay(day: string): day is Day {
  return isDay(day) && day < '9999';
}
