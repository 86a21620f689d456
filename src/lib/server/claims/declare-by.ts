import { lastDay, type Day } from '$lib/calendar';
import type { Unit } from '../units/unit';

/** The day by which a unit's people declare the month of a day: the unit's own one, or the month's last. */
export function declareBy({ deadlineDay }: Pick<Unit, 'deadlineDay'>, day: Day): Day {
  const [month, end] = [day.slice(0, 7), lastDay(day.slice(0, 7))];
  const set = deadlineDay === null ? end : `${month}-${String(deadlineDay).padStart(2, '0')}`;
  return set < end ? set : end;
}
