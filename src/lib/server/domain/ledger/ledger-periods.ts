import { byEnd, firstMonth, lastMonth, periodKind, monthsFrom } from '$lib/calendar';
import type { Scheme } from '$lib/points';
import { publishedWith } from '../periods/closing';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';

/** A period that the ledger may be looked at in. */
export interface LedgerPeriod {
  period: string;
  /** sealed; open: it has the open month in it; coming: it begins after that */
  state: 'sealed' | 'open' | 'coming';
}

/**
 * Every month from the unit's first to the open one, those after it in which something is booked already (a
 * year's assessments are booked in December); and the longer periods that the scheme publishes of them. Newest first.
 */
export async function ledgerPeriods(stores: UnitStores): Promise<LedgerPeriod[]> {
  const scheme = schemeOf(stores);
  const open = await stores.periods.open();
  const booked = await stores.ledger.months();
  const months = [...booked, ...monthsFrom(stores.unit.firstPeriod, open)];
  const periods = new Set(months.flatMap((month) => [month, ...longerOf(scheme, month)]));
  return [...periods]
    .sort(byEnd)
    .reverse()
    .map((period) => ({ period, state: stateOf(period, open) }));
}

function longerOf(scheme: Scheme, month: string): string[] {
  return publishedWith(scheme, month).filter((period) => periodKind(period) !== 'month');
}

function stateOf(period: string, open: string): LedgerPeriod['state'] {
  if (lastMonth(period) < open) return 'sealed';
  return firstMonth(period) > open ? 'coming' : 'open';
}
