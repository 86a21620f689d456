import type { Day } from '$lib/calendar';

/** The day whose version of a document is shown: today, or the nearest day on which the document holds. */
export function dayShown({ from, to }: { from: Day; to: Day | null }, today: Day): Day {
  if (today < from) return from;
  return to !== null && to < today ? to : today;
}
