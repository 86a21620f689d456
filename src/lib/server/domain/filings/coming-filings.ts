import { dayIn, daysOf, lastMonth, monthOf, type Day } from '$lib/calendar';
import { filingDueDay } from '$lib/points';
import { begunPeriods } from '../periods/begun-periods';
import { firstMonthHere } from '../periods/first-month-here';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { asksToFile, mayBeFiled } from './filed-periods';
import { filedSince } from './filed-since';

/** A period that runs, and will have to be filed. */
export interface ComingFiling {
  period: string;
  /** the month that `filedSince` gives (M15) */
  recordedSince: string | null;
  due: Day;
}

/** The periods that run and that the document asks to file once they are over, those that end first at the beginning. */
export async function comingFilings(
  stores: Pick<UnitStores, 'adoptions' | 'takeovers' | 'unit'>,
  now: Date
): Promise<ComingFiling[]> {
  const { unit } = stores;
  const open = monthOf(dayIn(unit.timeZone, now));
  const scheme = schemeOf(stores);
  const first = await firstMonthHere(stores);
  return begunPeriods(scheme, { firstPeriod: unit.firstPeriod, open })
    .filter((period) => lastMonth(period) >= open && lastMonth(period) >= first)
    .filter((period) => mayBeFiled(scheme, period) && asksToFile(schemeOf(stores, daysOf(period).to), period))
    .map((period) => ({
      period,
      recordedSince: filedSince(scheme, period, unit.firstPeriod),
      due: filingDueDay(period, unit)
    }))
    .sort((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1));
}
