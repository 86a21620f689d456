import { monthOf, type Day } from '$lib/calendar';
import { isMonthInForce } from '$lib/points';
import { Problem } from '../../platform/problem/problem';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';

/**
 * Refuses what would be booked in a month on none of whose days any rules are in force: it could count nowhere
 * (M13). What happened in a sealed month is booked in the open one (M4), and C's trial may be over by then.
 * @throws Problem `booked-out-of-force`, `unknown-scheme`
 */
export async function needBookable(
  stores: Pick<UnitStores, 'adoptions' | 'periods'>,
  date: Day
): Promise<void> {
  const [own, open] = [monthOf(date), await stores.periods.open()];
  const month = own < open ? open : own;
  if (!isMonthInForce(schemeOf(stores), month))
    throw new Problem('booked-out-of-force', 422, { date, month });
}
