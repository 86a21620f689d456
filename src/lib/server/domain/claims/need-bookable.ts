import { monthOf, type Day } from '$lib/calendar';
import { needMonthInForce } from '../ledger/booked-in-force';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';

/**
 * Refuses a claim as early as it is declared when the ledger would refuse its booking. What happened in a sealed month is
 * booked in the open one (M4), and C's trial may be over by then.
 * @throws Problem `booked-out-of-force`, `unknown-scheme`
 */
export async function needBookable(
  stores: Pick<UnitStores, 'adoptions' | 'periods'>,
  date: Day
): Promise<void> {
  const [own, open] = [monthOf(date), await stores.periods.open()];
  needMonthInForce(schemeOf(stores), { date, period: own < open ? open : own });
}
