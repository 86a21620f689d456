import { countDays, dayIn, firstDay, lastDay, type Day } from '$lib/calendar';
import type { UnitStores } from '../store/unit-stores';
import { declareBy } from './declare-by';

/** Who has declared something of a month, and who hasn't. */
export interface Declared {
  month: string;
  deadline: Day;
  /** days that are left, today included */
  left: number;
  /** in service on one of its days */
  people: number;
  /** of those */
  declared: number;
  /** in the roster's order */
  missing: { id: string; name: string }[];
}

/** Declaring nothing is nobody's fault: there may be nothing to declare. It is a list of whom to remind. */
export async function declaredOf(stores: UnitStores, now: Date, month: string): Promise<Declared> {
  const [from, to] = [firstDay(month), lastDay(month)];
  const there = (await stores.roster.list()).filter(
    (one) => (one.from ?? from) <= to && (one.to ?? to) >= from
  );
  const declarers = new Set(await stores.claims.declarers(from, to));
  const missing = there.filter(({ id }) => !declarers.has(id));
  const today = dayIn(stores.unit.timeZone, now);
  const deadline = declareBy(stores.unit, from);
  return {
    ...{ month, deadline, left: Math.max(0, countDays(today, deadline)) },
    ...{ people: there.length, declared: there.length - missing.length },
    missing: missing.map(({ id, name }) => ({ id, name }))
  };
}
