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
 * Accounts that may not investigate an objection: its parties; and who made the ledger line that is objected to, as far as
 * that is recorded: who booked it, declared, checked or decided the claim that it was, and sat in that meeting without
 * stepping aside. The database has the same rule (`involved-investigators`).
 */
export async function involvedIn(
  stores: UnitStores,
  objection: Objection,
  accounts: readonly Account[]
): Promise<Set<string>> {
  const parties = accounts.filter(({ id }) => isParty(id, objection, { accounts })).map(({ id }) => id);
  return new Set([...parties, ...(await makersOf(stores, objection.entry))]);
}

async function makersOf(stores: UnitStores, entry: string | null): Promise<string[]> {
  if (entry === null) return [];
  const booker = await stores.objections.bookerOf(entry);
  const makers = booker === null ? [] : [booker];
  const claims = await stores.claims.list({});
  const claim = claims.find(({ steps }) => steps.some(({ ruling }) => ruling?.entry === entry));
  if (!claim) return makers;
  if (claim.way !== 'paper') makers.push(claim.declaredBy);
  for (const { act, account } of claim.steps) if (act === 'forward' || act === 'rule') makers.push(account);
  const id = claim.steps.at(-1)?.ruling?.meeting;
  const meeting = (await stores.meetings.list()).find((each) => each.id === id);
  if (!meeting) return makers;
  const aside = (await stores.meetings.recusals(meeting.id)).filter((each) => each.claim === claim.id);
  return [...makers, ...meeting.members.filter((each) => !aside.some(({ account }) => account === each))];
}
