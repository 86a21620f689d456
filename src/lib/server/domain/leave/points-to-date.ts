import { lastMonth, yearOf } from '$lib/calendar';
import { asIfInTime, convertEach, type Hundredths, type SchemeRules } from '$lib/points';
import type { BookedEntry } from '../ledger/ledger';
import { inputOfPeriod, type PeriodInput } from '../periods/score-period';
import { rulesAtEnd, schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { correctionsSince } from './corrections-since';

/** A conversion, as the rules of a sealed period have it, of one person's points. */
export interface PointsQuery {
  /** 编号 */
  subject: string;
  /** conversion of the scheme */
  rule: string;
  period: string;
}

/**
 * The points of the year to date that conversions take: by the year's last sealed period whose rules know the conversion, and
 * with every correction booked since, in a month that is still open or after the year's end (M13b).
 * @returns one for each query; null: nothing sealed has them
 */
export async function pointsToDate(
  stores: UnitStores,
  queries: readonly PointsQuery[]
): Promise<(Hundredths | null)[]> {
  if (queries.length === 0) return [];
  const sealed = await stores.periods.sealedPeriods();
  const [one = '', ...others] = new Set(queries.map(({ subject }) => subject));
  const inputs = inputReader(
    stores,
    await stores.ledger.entries(others.length === 0 ? { subject: one } : {})
  );
  const sums: (Hundredths | null)[] = [];
  for (const query of queries) {
    const { subject, rule: id, period } = query;
    const isKnown = (one: string) =>
      yearOf(one) === yearOf(period) && conversionIn(stores, one, id) !== undefined;
    const rule = conversionIn(stores, period, id);
    const last = sealed.get(subject)?.findLast(isKnown);
    sums.push(rule && last !== undefined ? sumOf(await inputs(last), subject, rule) : null);
  }
  return sums;
}

/** The points that a conversion takes now: those of its period, and no more than the year to date has left. */
export function leastSum(ofPeriod: Hundredths | null, toDate: Hundredths | null | undefined): Hundredths {
  return Math.min(ofPeriod ?? 0, toDate ?? ofPeriod ?? 0);
}

type ConversionOfPeriod = SchemeRules['conversions'][number];

/** The conversion of an id by the rules that hold at a period's end. */
export function conversionIn(
  stores: Pick<UnitStores, 'adoptions'>,
  period: string,
  id: string
): ConversionOfPeriod | undefined {
  return rulesAtEnd(stores, period).conversions.find((each) => each.id === id);
}

/** Reads the data of each period once. */
function inputReader(
  stores: UnitStores,
  entries: readonly BookedEntry[]
): (period: string) => Promise<PeriodInput> {
  const inputs = new Map<string, PeriodInput>();
  return async (period) => {
    const known = inputs.get(period);
    if (known) return known;
    const late = correctionsSince(entries, lastMonth(period)).map((entry) => ({ entry, of: period }));
    const corrected = asIfInTime(entries, late, { period, scheme: schemeOf(stores) });
    const input = await inputOfPeriod(stores, period, corrected);
    inputs.set(period, input);
    return input;
  };
}

function sumOf(input: PeriodInput, subject: string, rule: ConversionOfPeriod): Hundredths | null {
  const subjects = input.subjects.filter(({ id }) => id === subject);
  const entries = input.entries.filter((entry) => entry.subject === subject);
  const [own] = convertEach({ ...input, subjects, entries }, [rule]);
  return own?.sum ?? null;
}
