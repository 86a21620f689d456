import { dayWithin, monthOf, type Day } from '$lib/calendar';
import type { Unit } from '../units/unit';

/** The longest month, which stands for the last day of any. */
const lastOfAny = 31;

/** The day by which a unit's people declare the month of a day: the unit's own one, or the month's last. */
export function declareBy({ deadlineDay }: Pick<Unit, 'deadlineDay'>, day: Day): Day {
  return dayWithin(monthOf(day), deadlineDay ?? lastOfAny);
}
