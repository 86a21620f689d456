import { countDays, dayIn, firstDay, lastDay, type Day } from '$lib/calendar';
import type { UnitStores } from '../units/unit-stores';
import { declareBy } from './declare-by';
import { servesIn } from '../roster/spells';

/** The people who have declared something for a month, and those who haven't. */
export interface MonthDeclarations {
  month: string;
  deadline: Day;
  /** days that are left, today included */
  left: number;
  /** in service on one of its days */
  people: number;
  /** number of people who have declared something */
  declared: number;
  /** in the roster's order */
  missing: { id: string; name: string }[];
}

/**
 * The people who haven't declared anything, as a list of reminders; declaring nothing is no fault, because
 * there may be nothing to declare.
 */
export async function declaredOf(stores: UnitStores, now: Date, month: string): Promise<MonthDeclarations> {
  const [from, to] = [firstDay(month), lastDay(month)];
  const there = (await stores.roster.list()).filter((one) => servesIn(one, { from, to }));
  const declarers = new Set(await stores.claims.declarers(from, to));
  const missing = there.filter(({ id }) => !declarers.has(id));
  const today = dayIn(stores.unit.timeZone, now);
  const deadline = declareBy(stores.unit, from);
  return {
    month,
    deadline,
    left: Math.max(0, countDays(today, deadline)),
    people: there.length,
    declared: there.length - missing.length,
    missing: missing.map(({ id, name }) => ({ id, name }))
  };
}
