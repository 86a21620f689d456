import { countDays, lastDay, type Day } from '$lib/calendar';

/**
 * The last day on which a month's claims are wanted: the month's own last day, as the documents have it (每月最后一天, 月末). What
 * comes later is taken all the same, and booked in the month that is open then (M4).
 */
export function deadlineOf(month: string): Day {
  return lastDay(month);
}

/** Days that are left, today included; 0 once it is over. */
export function daysToDeclare(month: string, today: Day): number {
  return Math.max(0, countDays(today, deadlineOf(month)));
}
