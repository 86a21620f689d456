import { addDays, type Day } from '$lib/calendar';
import { firstMonth, lastMonth, periodKind, periodKinds } from '$lib/notice';
import {
  compareResults,
  composeVersions,
  daysOf,
  rulesOn,
  score,
  type Comparison,
  type Entry,
  type Scheme,
  type Subject
} from '$lib/points';
import { scorable } from '../ledger/scorable';
import type { UnitStores } from '../store/unit-stores';
import { publishedWith } from '../periods/closing';
import type { AdoptedSpan } from './adoptions';
import { misfits, type Misfit } from './booked-under';

/** What a period would have been by other rules, on what is booked. Nothing is published or kept. */
export interface WhatIf {
  comparison: Comparison;
  /** entries that the new rules can't read, left out there */
  left: Misfit[];
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
    .filter((period) => /^\d{4}-\d{2}$/.test(period))
    .slice(0, 13);
  const known = adoptions.scheme();
  const both = months.flatMap((month) =>
    publishedWith(known, month).filter((period) => tried.score[periodKind(period)] !== undefined)
  );
  return [...new Set([...both.filter((period) => months.includes(period)), ...both])];
}

/** A period, then the longer ones among these that it is in, shortest first. */
export function aroundPeriod(period: string, periods: readonly string[]): string[] {
  const [first, last] = [firstMonth(period), lastMonth(period)];
  const kind = (one: string) => periodKinds.indexOf(periodKind(one));
  const longer = periods.filter(
    (one) => kind(one) > kind(period) && firstMonth(one) <= first && lastMonth(one) >= last
  );
  return [period, ...longer.sort((a, b) => kind(a) - kind(b))];
}

/**
 * Reckons each period twice: as it is, and as if the new rules held from its first day, whatever their dates. What
 * happened before that day stays under the rules of its time. One that isn't over is reckoned as far as it has begun,
 * the open month as if it were over.
 *
 * @param periods of `triablePeriods`
 * @param from the day whose rules of the scheme are tried
 */
export async function whatIf(
  stores: UnitStores,
  { scheme, from, periods }: { scheme: Scheme; from: Day; periods: readonly string[] }
): Promise<WhatIf[]> {
  const entries = scorable(await stores.ledger.entries());
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
  const ballots = await stores.ballots.counted(Number(period.slice(0, 4)));
  const paper = await stores.takeovers.paper();
  const last = lastMonth(period);
  const finished = open < last ? open : last;
  const scored = (rules: Scheme, some: readonly Entry[]) =>
    score({ scheme: rules, subjects, entries: some, ballots, paper, period, finished });
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

/** A sealed period with what the roster said then, as it was reckoned. */
async function subjectsOf({ periods, roster }: UnitStores, period: string): Promise<Subject[]> {
  const sealed = await periods.results(period);
  if (sealed.length === 0) return roster.list();
  return sealed.map(({ subject: id, pool, group, from, to }) => ({ id, name: '', pool, group, from, to }));
}
