import { periodKind } from '$lib/notice';
import type { Account } from '../accounts/accounts';
import type { Claim } from '../claims/claim';
import { chunks } from '../store/chunks';
import type { UnitStores } from '../store/unit-stores';
import type { Objection } from './objection';

/**
 * A party to an objection: whose row it is, or who raised it. Whoever only keyed in a paper is none.
 * @param others 编号 of people whose lines are put right because of it
 */
export function isParty(
  account: string,
  { way, account: by, subject }: Objection,
  { accounts, others = [] }: { accounts: readonly Account[]; others?: readonly string[] }
): boolean {
  if (way !== 'paper' && by === account) return true;
  const concerned = subject === null ? others : [subject, ...others];
  return accounts.some(
    ({ id, roles }) =>
      id === account && roles.some((role) => role.subject && concerned.includes(role.subject.id))
  );
}

/**
 * Accounts that may not investigate an objection: its parties; and who made the ledger line that is objected to – or,
 * when none is named, any line of that person in the months that the row sums up – as far as that is recorded: who booked it,
 * declared, checked or decided the claim that it was, and sat in that meeting without stepping aside; and who counted the
 * ballot of that year. The database has the same rule (`involved-investigators`).
 */
export async function involvedIn(
  stores: UnitStores,
  objection: Objection,
  accounts: readonly Account[]
): Promise<Set<string>> {
  const parties = accounts.filter(({ id }) => isParty(id, objection, { accounts })).map(({ id }) => id);
  const counters = await countersOf(stores, objection);
  return new Set([...parties, ...counters, ...(await makersOf(stores, objection))]);
}

async function makersOf(stores: UnitStores, objection: Objection): Promise<string[]> {
  const entries = await linesOf(stores, objection);
  if (entries.length === 0) return [];
  const makers = await stores.objections.bookersOf(entries);
  const claims: Claim[] = [];
  for (const some of chunks(entries)) claims.push(...(await stores.claims.list({ entries: some })));
  for (const { way, declaredBy, steps } of claims) {
    if (way !== 'paper') makers.push(declaredBy);
    for (const { act, account } of steps) if (act === 'forward' || act === 'rule') makers.push(account);
  }
  return [...makers, ...(await decidersOf(stores, claims))];
}

/** Who sat in the meetings that decided claims, without stepping aside for each that was decided there. */
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

/** Numbers of the ledger lines that an objection concerns. */
async function linesOf(
  { ledger }: UnitStores,
  { entry, subject, months }: Pick<Objection, 'entry' | 'subject' | 'months'>
): Promise<string[]> {
  if (entry !== null) return [entry];
  if (subject === null || months === null) return [];
  const [first, last] = months;
  const own = await ledger.entries({ subject });
  return own.filter(({ period }) => period >= first && period <= last).map(({ id }) => id);
}

/** Who keyed in a ballot paper that has the person whose row it is, or compared the papers with the pile. */
async function countersOf(
  { ballots }: UnitStores,
  { entry, subject, notice }: Pick<Objection, 'entry' | 'subject' | 'notice'>
): Promise<string[]> {
  if (entry !== null || subject === null || periodKind(notice.period) !== 'year') return [];
  const ballot = await ballots.of(Number(notice.period));
  if (!ballot) return [];
  const keyed = ballot.papers.filter(({ scores }) => scores.some((given) => given.subject === subject));
  return [...keyed.map(({ keyedBy }) => keyedBy), ...ballot.checks.map(({ by }) => by)];
}
