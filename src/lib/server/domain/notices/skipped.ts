import type { Day } from '$lib/calendar';
import type { Scheme } from '$lib/points';
import { assemblyName } from '../assemblies/assembly-name';
import { evaluationsIn } from '../assemblies/quarter-evaluation';
import type { UnitStores } from '../units/unit-stores';

/** A quarter whose assembly didn't meet, as notices and filings say it. */
export interface SkippedQuarter {
  quarter: string;
  /** the assembly's name: 党员大会 */
  body: string;
  reason: string;
  date: Day;
}

/** The quarters of a period whose assembly was skipped, in their order. */
export async function skippedIn(
  stores: UnitStores,
  scheme: Scheme,
  period: string
): Promise<SkippedQuarter[]> {
  const body = assemblyName(stores.unit, scheme);
  return (await evaluationsIn(stores, scheme, period)).flatMap((one) =>
    one.state === 'skipped' ? [{ quarter: one.quarter, body, reason: one.reason, date: one.date }] : []
  );
}
