import { sealPutUp } from '../periods/lapsed-seal';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import { stillWaits } from '../proposals/lapse';
import type { UnitStores } from '../units/unit-stores';
import { monthsToTake } from './months-to-take';

/**
 * The months that a unit may still take over; none once it has.
 * @throws Problem `takeover-too-late` also when the first month is proposed to be sealed, and those of `needMonthsLeft`
 */
export async function needMonths(stores: UnitStores): Promise<string[]> {
  const months = await needMonthsLeft(stores);
  if (stillWaits(await sealPutUp(stores))) throw new Problem('takeover-too-late', 409);
  return months;
}

/**
 * The months before a unit's ledger, as long as nothing is sealed.
 * @throws Problem `takeover-too-late` when a month is sealed, `takeover-no-months` (B), `takeover-nothing` when its
 *   ledger begins with the year, `takeover-no-people` before it has a roster
 */
export async function needMonthsLeft(stores: UnitStores): Promise<string[]> {
  if ((await stores.periods.seals()).length > 0) throw new Problem('takeover-too-late', 409);
  const { firstPeriod } = stores.unit;
  const scheme = schemeOf(stores);
  const months = monthsToTake(scheme, firstPeriod);
  if (months.length === 0 && !monthly(scheme)) throw new Problem('takeover-no-months', 409);
  if (months.length === 0) throw new Problem('takeover-nothing', 409, { month: firstPeriod });
  if ((await stores.roster.list()).length === 0) throw new Problem('takeover-no-people', 409);
  return months;
}

function monthly({ score: kinds }: { score: object }): boolean {
  return 'month' in kinds;
}
