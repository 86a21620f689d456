import { periodKind } from '$lib/calendar';
import type { Claim } from '../../claims/claim';
import type { BookedEntry } from '../../ledger/ledger';
import { chunks } from '../../../platform/store/chunks';
import type { UnitStores } from '../../units/unit-stores';
import { hearersOf } from './hearers';
import type { PartHolders } from './involved';
import { isOfObjection, type Objection } from '../objection';

/**
 * Collects who made the ledger line that an objection names (or, when it names none, any line of that
 * person in the months that the row sums up). As far as it is recorded, that is: who booked it, declared, checked or
 * decided its claim, sat in the meeting that it rests on without stepping aside, and heard the objection that booked
 * it; and who counted the ballot of that year. For the whole notice: who counted any paper of it.
 */
export async function lineMakers(stores: UnitStores, objection: Objection): Promise<PartHolders> {
  const counters = await countersOf(stores, objection);
  const entries = await linesOf(stores, objection);
  if (entries.length === 0) return counters;
  const numbers = entries.map(({ id }) => id);
  const claims: Claim[] = [];
  for (const some of chunks(numbers)) claims.push(...(await stores.claims.list({ entries: some })));
  const steps = claims.flatMap((claim) => claim.steps);
  const doing = (wanted: string) =>
    steps.flatMap(({ action, account }) => (action === wanted ? [account] : []));
  const claimed = new Set(steps.map(({ ruling }) => ruling?.entry));
  const unclaimed = entries.filter(({ id }) => !claimed.has(id));
  const sources = await sourcesOf(stores, unclaimed);
  const hearers: string[] = [];
  for (const source of sources) hearers.push(...(await hearersOf(stores, source)));
  const deciders = [...(await decidersOf(stores, claims)), ...(await sittersOf(stores, unclaimed, sources))];
  return [
    ...counters,
    ['corrected', hearers],
    ['entered', await stores.objections.bookersOf(numbers)],
    ['declared', claims.flatMap(({ way, declaredBy }) => (way === 'paper' ? [] : [declaredBy]))],
    ['checked', doing('forward')],
    ['decided', [...doing('rule'), ...deciders]]
  ];
}

/**
 * The accounts that sat in the meetings that decided claims, unless they stepped aside for each claim that
 * was decided there.
 */
async function decidersOf({ meetings }: UnitStores, claims: readonly Claim[]): Promise<string[]> {
  const decided = new Map<string, string[]>();
  for (const { id, steps } of claims) {
    const meeting = steps.at(-1)?.ruling?.meeting;
    if (meeting !== undefined) decided.set(meeting, [...(decided.get(meeting) ?? []), id]);
  }
  if (decided.size === 0) return [];
  const deciders: string[] = [];
  for (const { id, members } of await meetings.list()) {
    const here = decided.get(id);
    if (!here) continue;
    const aside = new Set((await meetings.recusals(id)).map(({ claim, account }) => `${claim} ${account}`));
    deciders.push(...members.filter((account) => here.some((claim) => !aside.has(`${claim} ${account}`))));
  }
  return deciders;
}

/**
 * The accounts that sat in the meetings behind lines without a claim, unless they stepped aside from the
 * objection that booked them.
 */
async function sittersOf(
  { meetings, objections }: UnitStores,
  entries: readonly BookedEntry[],
  sources: readonly Objection[]
): Promise<string[]> {
  if (entries.length === 0) return [];
  const sitters: string[] = [];
  for (const { id, decision, members } of await meetings.list())
    for (const entry of entries) {
      if (entry.decision !== decision.id) continue;
      const source = sources.find((one) => isOfObjection(entry, one));
      const aside = source ? await objections.asideIn(id, source.id) : [];
      sitters.push(...members.filter((account) => !aside.includes(account)));
    }
  return sitters;
}

/** Objections that have booked one of the lines. */
async function sourcesOf(
  { objections }: UnitStores,
  entries: readonly BookedEntry[]
): Promise<readonly Objection[]> {
  // The basis would tell it too, but may have been erased.
  if (!entries.some(({ id }) => /^异\d+-\d+-/.test(id))) return [];
  return (await objections.list()).filter((one) => entries.some((entry) => isOfObjection(entry, one)));
}

/** The ledger lines that an objection concerns. */
async function linesOf(
  { ledger }: UnitStores,
  { entry, subject, months }: Pick<Objection, 'entry' | 'subject' | 'months'>
): Promise<BookedEntry[]> {
  if (entry !== null) return ledger.named([entry]);
  if (subject === null || months === null) return [];
  const [first, last] = months;
  const own = await ledger.entries({ subject });
  return own.filter(({ period }) => period >= first && period <= last);
}

/**
 * The accounts that keyed in a ballot paper about the person of the row (or any paper), and those that
 * compared the papers with the pile.
 */
async function countersOf(
  { ballots }: UnitStores,
  { entry, subject, notice }: Pick<Objection, 'entry' | 'subject' | 'notice'>
): Promise<PartHolders> {
  if (entry !== null || periodKind(notice.period) !== 'year') return [];
  const ballot = await ballots.of(Number(notice.period));
  if (!ballot) return [];
  const keyed = ballot.papers.filter(
    ({ scores }) => subject === null || scores.some((given) => given.subject === subject)
  );
  return [
    ['keyed', keyed.map(({ keyedBy }) => keyedBy)],
    ['compared', ballot.checks.map(({ by }) => by)]
  ];
}
