import type { Day } from '$lib/calendar';
import type { Scheme } from '$lib/points';
import { assemblyName } from '../assemblies/assembly-name';
import { evaluationsIn } from '../assemblies/quarter-evaluation';
import type { UnitStores } from '../units/unit-stores';

/** A quarter whose assembly didn't meet in time, as notices and filings say it. */
export interface SkippedQuarter {
  quarter: string;
  /** the assembly's name: 党员大会 */
  body: string;
  reason: string;
  date: Day;
  /** the day on which it met after all, after the quarter was sealed; absent: it didn't */
  met?: Day;
}

/** The quarters of a period whose assembly was skipped, in their order. */
export async function skippedIn(
  stores: UnitStores,
  scheme: Scheme,
  period: string
): Promise<SkippedQuarter[]> {
  const body = assemblyName(stores.unit, scheme);
  return (await evaluationsIn(stores, scheme, period)).flatMap((one) => {
    if (one.state !== 'skipped' && one.state !== 'late') return [];
    const { quarter, reason, date } = one;
    return [{ quarter, body, reason, date, ...(one.state === 'late' && { met: one.met }) }];
  });
}
