import { lastDay, type Day, monthOf } from '$lib/calendar';
import type { Unit } from '../units/unit';

/** The day by which a unit's people declare the month of a day: the unit's own one, or the month's last. */
export function declareBy({ deadlineDay }: Pick<Unit, 'deadlineDay'>, day: Day): Day {
  const [month, end] = [monthOf(day), lastDay(monthOf(day))];
  const set = deadlineDay === null ? end : `${month}-${String(deadlineDay).padStart(2, '0')}`;
  return set < end ? set : end;
}
