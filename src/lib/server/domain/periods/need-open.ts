import { dayIn, monthOf } from '$lib/calendar';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';

/**
 * Refuses a month that can't be sealed, before anything is scored: the text from a form may be no month at
 * all.
 * @throws Problem `not-begun`, `already-sealed`, `not-open`, `empty-roster`
 */
export async function needOpen(stores: UnitStores, now: Date, period: string): Promise<void> {
  if (period > monthOf(dayIn(stores.unit.timeZone, now))) throw new Problem('not-begun', 409, { period });
  const open = await stores.periods.open();
  if (period < open) throw new Problem('already-sealed', 409, { period });
  if (period !== open) throw new Problem('not-open', 409, { period, open });
  if ((await stores.roster.list()).length === 0) throw new Problem('empty-roster', 409);
}
