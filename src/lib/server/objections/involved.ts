import type { Account } from '../accounts/accounts';
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
 * declared, checked or decided the claim that it was, and sat in that meeting without stepping aside. The database has the same rule (`involved-investigators`).
 */
export async function involvedIn(
  stores: UnitStores,
  objection: Objection,
  accounts: readonly Account[]
): Promise<Set<string>> {
  const parties = accounts.filter(({ id }) => isParty(id, objection, { accounts })).map(({ id }) => id);
  return new Set([...parties, ...(await makersOf(stores, objection))]);
}

async function makersOf(stores: UnitStores, objection: Objection): Promise<string[]> {
  const entries = await linesOf(stores, objection);
  if (entries.size === 0) return [];
  const makers = await stores.objections.bookersOf([...entries]);
  const meetings = new Map((await stores.meetings.list()).map((meeting) => [meeting.id, meeting]));
  for (const claim of await stores.claims.list({})) {
    if (!claim.steps.some(({ ruling }) => ruling?.entry && entries.has(ruling.entry))) continue;
    if (claim.way !== 'paper') makers.push(claim.declaredBy);
    for (const { act, account } of claim.steps) if (act === 'forward' || act === 'rule') makers.push(account);
    const meeting = meetings.get(claim.steps.at(-1)?.ruling?.meeting ?? '');
    if (!meeting) continue;
    const aside = (await stores.meetings.recusals(meeting.id)).filter((each) => each.claim === claim.id);
    makers.push(...meeting.members.filter((each) => !aside.some(({ account }) => account === each)));
  }
  return makers;
}

/** Numbers of the ledger lines that an objection concerns. */
async function linesOf(
  { ledger }: UnitStores,
  { entry, subject, months }: Pick<Objection, 'entry' | 'subject' | 'months'>
): Promise<Set<string>> {
  if (entry !== null) return new Set([entry]);
  if (subject === null || months === null) return new Set();
  const [first, last] = months;
  const own = await ledger.entries({ subject });
  return new Set(own.filter(({ period }) => period >= first && period <= last).map(({ id }) => id));
}
