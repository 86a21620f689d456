import { addDays, type Day } from '$lib/calendar';
import {
  compareResults,
  composeVersions,
  daysOf,
  publishes,
  rulesOn,
  score,
  type Comparison,
  type Entry,
  type Scheme,
  type Subject
} from '$lib/points';
import { scorable } from '../ledger/scorable';
import type { UnitStores } from '../store/unit-stores';
import type { AdoptedSpan } from './adoptions';
import { misfits, type Misfit } from './booked-under';

/** What a period would have been by other rules, on what is booked. Nothing is published or kept. */
export interface WhatIf {
  comparison: Comparison;
  /** entries that the new rules can't read, left out there */
  left: Misfit[];
  /** the rules that the outcomes' ids are of */
  before: Scheme;
  after: Scheme;
}

/** Periods to try a scheme on, newest first: the open month, the sealed ones of a year, and the longer ones around them. */
export async function triablePeriods({ periods, adoptions }: UnitStores, scheme: Scheme): Promise<string[]> {
  const open = await periods.open();
  const months = [open, ...(await periods.seals()).map(({ period }) => period).reverse()]
    .filter((period) => /^\d{4}-\d{2}$/.test(period))
    .slice(0, 13);
  const around = months.flatMap((month) => {
    const [year, n] = [month.slice(0, 4), Number(month.slice(5))];
    return [month, `${year}-Q${Math.ceil(n / 3)}`, `${year}-H${Math.ceil(n / 6)}`, year];
  });
  const known = adoptions.scheme();
  const all = [...new Set(around)].filter(
    (period) => publishes(known, period) && scheme.score[kindOf(period)]
  );
  return [...months, ...all.filter((period) => !months.includes(period))].filter((period) =>
    all.includes(period)
  );
}

function kindOf(period: string): keyof Scheme['score'] {
  if (period.length === 4) return 'year';
  if (period.includes('Q')) return 'quarter';
  return period.includes('H') ? 'half-year' : 'month';
}

/**
 * Reckons a period twice: as it is, and as if the new rules held from its first day, whatever their dates. What happened
 * before that day stays under the rules of its time.
 *
 * @param period one of `triablePeriods`
 * @param from the day whose rules of the scheme are tried
 */
export async function whatIf(
  stores: UnitStores,
  { scheme, from, period }: { scheme: Scheme; from: Day; period: string }
): Promise<WhatIf> {
  const subjects = await subjectsOf(stores, period);
  const entries = scorable(await stores.ledger.entries());
  const before = stores.adoptions.scheme();
  const after = heldFrom(stores.adoptions.spans(), { scheme, from, since: daysOf(period).from });
  const left = misfits(entries, after, await stores.roster.list());
  const out = new Set(left.map(({ entry }) => entry.id));
  const scored = (rules: Scheme, some: readonly Entry[]) =>
    score({ scheme: rules, subjects, entries: some, period });
  const read = entries.filter(({ id }) => !out.has(id));
  return { comparison: compareResults(scored(before, entries), scored(after, read)), left, before, after };
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
