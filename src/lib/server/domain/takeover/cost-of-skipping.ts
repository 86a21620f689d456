import { firstDay, firstMonth, lastMonth, monthsFrom, wholeYear } from '$lib/calendar';
import { isPresent, type Scheme } from '$lib/points';
import { closedWith } from '../periods/closing';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { monthsToTake } from './months-to-take';

/** A longer period of the unit's first year, as it is when no earlier month is taken over from paper. */
export interface PartialPeriod {
  period: string;
  /** the months that it then counts, `YYYY-MM`, both included */
  first: string;
  last: string;
  /** M10, M15: whether somebody who served all these months is ranked in it */
  isRanked: boolean;
}

/** The cost of skipping the takeover. */
export interface SkippingCost {
  /** the months that then count nowhere, `YYYY-MM`, both included */
  first: string;
  last: string;
  /** in the order in which they end, of those that end together the shorter first */
  partial: PartialPeriod[];
}

/**
 * Says what it costs to begin without the year's earlier months (M15).
 * @returns null where none can be taken over: there are none, they were taken over, or a month is sealed
 * @throws Problem `unknown-scheme`
 */
export async function costOfSkipping(
  stores: Pick<UnitStores, 'adoptions' | 'periods' | 'takeovers' | 'unit'>
): Promise<SkippingCost | null> {
  const { firstPeriod } = stores.unit;
  if ((await stores.periods.seals()).length > 0 || (await stores.takeovers.list()).length > 0) return null;
  const scheme = schemeOf(stores);
  const months = monthsToTake(scheme, firstPeriod);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { first, last, partial: partialPeriods(scheme, firstPeriod) };
}

/** The longer periods that begin before a unit's first month and end in it or later. */
export function partialPeriods(
  scheme: Pick<Scheme, 'inForce' | 'score'>,
  firstPeriod: string
): PartialPeriod[] {
  const served = { from: firstDay(firstPeriod), to: null };
  return monthsFrom(firstPeriod, lastMonth(wholeYear(firstPeriod)))
    .flatMap((month) => closedWith(scheme, month, { firstPeriod }))
    .filter((period) => firstMonth(period) < firstPeriod)
    .map((period) => ({
      period,
      first: firstPeriod,
      last: lastMonth(period),
      isRanked: isPresent(served, period)
    }));
}
