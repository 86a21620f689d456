import {
  addDays,
  type Day,
  yearOf,
  lastMonth,
  periodKind,
  periodKinds,
  daysOf,
  isMonth,
  contains
} from '$lib/calendar';
import {
  compareResults,
  composeVersions,
  rulesOn,
  type ResultComparison,
  type Entry,
  type Scheme,
  type Subject
} from '$lib/points';
import type { UnitStores } from '../units/unit-stores';
import { publishedWith } from '../periods/closing';
import { scoreWhole } from '../periods/score-period';
import { sealedHistory } from '../periods/sealed-history';
import type { AdoptedSpan } from './adoptions';
import { misfits, type UnreadableEntry } from './booked-under';
import { sealedSubject } from '../periods/sealed-subject';

/**
 * The result that other rules would have given for a period, on the booked entries. Nothing is published or
 * stored.
 */
export interface WhatIf {
  comparison: ResultComparison;
  /** entries that the new rules can't read, left out there */
  left: UnreadableEntry[];
  /** subjects with a rank by the new rules: nobody has one in a year that isn't assessed yet */
  ranked: number;
  /** the rules that the outcomes' ids are of */
  before: Scheme;
  after: Scheme;
}

/**
 * Periods to try a scheme on, newest first: the open month, the sealed ones of a year, and the longer ones around them.
 *
 * @param from the day whose rules of the scheme are tried
 */
export async function triablePeriods(
  { periods, adoptions }: UnitStores,
  { scheme, from }: { scheme: Scheme; from: Day }
): Promise<string[]> {
  const tried = rulesOn(scheme, from);
  const open = await periods.open();
  const months = [open, ...(await periods.seals()).map(({ period }) => period).reverse()]
    .filter(isMonth)
    .slice(0, 13);
  const known = adoptions.scheme();
  const both = months.flatMap((month) =>
    publishedWith(known, month).filter((period) => tried.score[periodKind(period)] !== undefined)
  );
  return [...new Set([...both.filter((period) => months.includes(period)), ...both])];
}

/** A period, then the longer ones among these that it is in, shortest first. */
export function aroundPeriod(period: string, periods: readonly string[]): string[] {
  const kind = (one: string) => periodKinds.indexOf(periodKind(one));
  const longer = periods.filter((one) => kind(one) > kind(period) && contains(one, period));
  return [period, ...longer.sort((a, b) => kind(a) - kind(b))];
}

/**
 * Calculates each period twice: as it is, and as if the new rules held from its first day, whatever their
 * dates. Events before that day stay under the rules of their time. A period that isn't over is calculated
 * as far as it has begun, the open month as if it were over.
 * @param periods of `triablePeriods`
 * @param from the day whose rules of the scheme are tried
 */
export async function whatIf(
  stores: UnitStores,
  { scheme, from, periods }: { scheme: Scheme; from: Day; periods: readonly string[] }
): Promise<WhatIf[]> {
  const entries = await stores.ledger.entries();
  const open = await stores.periods.open();
  const tried: WhatIf[] = [];
  for (const period of periods) tried.push(await tryOn(stores, { scheme, from, period, entries, open }));
  return tried;
}

interface Trial {
  scheme: Scheme;
  from: Day;
  period: string;
  entries: readonly Entry[];
  open: string;
}

async function tryOn(stores: UnitStores, { scheme, from, period, entries, open }: Trial): Promise<WhatIf> {
  const subjects = await subjectsOf(stores, period);
  const before = stores.adoptions.scheme();
  const after = heldFrom(stores.adoptions.spans(), { scheme, from, since: daysOf(period).from });
  const left = misfits(entries, after, await stores.roster.list());
  const out = new Set(left.map(({ entry }) => entry.id));
  const ballots = await stores.ballots.counted(yearOf(period));
  const paper = await stores.takeovers.paper();
  const { firstPeriod: first } = stores.unit;
  const last = lastMonth(period);
  const finished = open < last ? open : last;
  // Sealed periods that outcomes look back at stay as they were judged: the trial is of this period (M16).
  const sealed = await sealedHistory(
    stores,
    [before, after].map((rules) => ({ scheme: rules, period }))
  );
  const scored = (rules: Scheme, some: readonly Entry[]) =>
    scoreWhole({ scheme: rules, subjects, entries: some, ballots, paper, first, period, finished, sealed });
  const read = entries.filter(({ id }) => !out.has(id));
  const result = scored(after, read);
  const ranked = result.rows.filter(({ rank }) => rank !== null).length;
  return { comparison: compareResults(scored(before, entries), result), left, ranked, before, after };
}

function heldFrom(
  spans: readonly AdoptedSpan[],
  { scheme, from, since }: { scheme: Scheme; from: Day; since: Day }
): Scheme {
  const tried: Scheme = { ...scheme, ...rulesOn(scheme, from), inForce: [{ from: since }] };
  const until = addDays(since, -1);
  const before = spans
    .filter((span) => span.from < since)
    .map((span) => (span.to === null || span.to > until ? { ...span, to: until } : span));
  return composeVersions([...before, { scheme: tried, from: since, to: null }], tried) ?? tried;
}

/** The subjects of a sealed period with the roster's facts of that time. */
async function subjectsOf({ periods, roster }: UnitStores, period: string): Promise<Subject[]> {
  const sealed = await periods.results(period);
  if (sealed.length === 0) return roster.list();
  return sealed.map(sealedSubject);
}
