import { addDays, type Day } from '$lib/calendar';
import { spellsOf, type RosterPerson } from './spells';

/** A change of somebody on the roster that holds from a day on: of facts, or somebody who is back in service. */
export interface DatedChange {
  is: 'changed' | 'returned';
  day: Day;
}

/** The change that the last spell of service is; null where it isn't new, or no earlier one stands before it. */
export function datedChange(before: RosterPerson, after: RosterPerson): DatedChange | null {
  const [was, is] = [spellsOf(before), spellsOf(after)];
  const [last, previous] = [is.at(-1), is.at(-2)];
  if (!last || !previous || last.from === null || previous.to === null) return null;
  if (was.some((spell) => spell.from === last.from)) return null;
  return { is: addDays(previous.to, 1) === last.from ? 'changed' : 'returned', day: last.from };
}
