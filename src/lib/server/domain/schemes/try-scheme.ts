import { periodKind, periodKinds, type Day } from '$lib/calendar';
import type { Scheme } from '$lib/points';
import type { UnitStores } from '../units/unit-stores';
import { aroundPeriod, triablePeriods, whatIf, type WhatIf } from './what-if';

interface Trial {
  /** the one that was asked for leads, then the longer ones around it; none when there is nothing to try on */
  tried: WhatIf[];
  /** a period in which nothing differs, although another one was asked for; null: none */
  unlike: string | null;
}

/**
 * Tries a scheme on a period and the longer ones around it. Many values act in the year only, and a year that isn't
 * assessed yet has no result: unless one is asked for, the shortest leads in which anything differs.
 *
 * @param from the day whose rules of the scheme are tried
 * @param period one of `triablePeriods`; '' for whichever shows most
 */
export async function tryScheme(
  stores: UnitStores,
  { scheme, from, period }: { scheme: Scheme; from: Day; period: string }
): Promise<Trial> {
  const periods = await triablePeriods(stores, { scheme, from });
  const on = (some: readonly string[]) => whatIf(stores, { scheme, from, periods: some });
  if (period !== '')
    return { tried: await on(periods.includes(period) ? aroundPeriod(period, periods) : []), unlike: null };
  // The open month isn't over: the one before it shows more.
  const usual = periods[1] ?? periods[0];
  if (usual === undefined) return { tried: [], unlike: null };
  const around = aroundPeriod(usual, periods);
  const near = await on(around);
  const first = near.findIndex(differs);
  if (first >= 0) return { tried: near.slice(first), unlike: first > 0 ? usual : null };
  for (const earlier of lastOfEachKind(periods.filter((one) => !around.includes(one)))) {
    const tried = await on([earlier]);
    if (tried.some(differs)) return { tried, unlike: usual };
  }
  return { tried: near, unlike: null };
}

/** Whether the two rules come to anything different. */
function differs({ comparison, left }: WhatIf): boolean {
  return comparison.moves.length > 0 || comparison.outcomes.length > 0 || left.length > 0;
}

/** The newest of each kind that is longer than a month, shortest first. */
function lastOfEachKind(periods: readonly string[]): string[] {
  return periodKinds.slice(1).flatMap((kind) => periods.find((one) => periodKind(one) === kind) ?? []);
}
