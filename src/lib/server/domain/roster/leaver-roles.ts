import { addDays, type Day } from '$lib/calendar';
import { Problem } from '../../platform/problem/problem';
import type { Account, Accounts, HeldRole } from '../accounts/accounts';
import { serviceEndOn, type RosterPerson } from './spells';

/** Somebody's service before and after a change of it, and who makes it. */
export interface ServiceChange {
  before: RosterPerson;
  after: RosterPerson;
  today: Day;
  /** account */
  by: string;
}

/**
 * Lets the roles of a person's accounts go with their service: every role ends with the last day. Where that day is put off, or
 * the leave is called off, the roles that ended with it go on; a role that had an end of its own before it keeps that.
 * @param all the unit's accounts before the roster changed: a member's role ends with their presence
 * @throws Problem `last-operator`; `own-role` when a role of the account that makes the change would go on
 */
export async function rolesFollow(
  accounts: Pick<Accounts, 'give' | 'end' | 'endSessions'>,
  all: readonly Account[],
  change: ServiceChange
): Promise<void> {
  const { after, today, by } = change;
  for (const { id: account, roles } of accountsOf(all, after.id)) {
    for (const role of roles) {
      const until = putOffUntil(change, role, roles);
      if (until !== undefined) {
        if (account === by) throw new Problem('own-role', 403);
        await goOn(accounts, { account, role, until, by });
      } else if (after.to !== null && role.state !== 'ended' && (role.to === null || role.to > after.to)) {
        if (role.role === 'operator' && !staysOperator(all, account)) throw new Problem('last-operator', 409);
        await accounts.end(role.id, after.to, by);
      }
    }
    if (after.to !== null && after.to < today) await accounts.endSessions(account);
  }
}

/** The accounts that are somebody on the roster: the person whom an account was linked to last, also by a role that has ended. */
function accountsOf(all: readonly Account[], subject: string): Account[] {
  return all.filter(({ roles }) => {
    const linked = roles.filter((role) => role.subject !== null && !isTakenBack(role));
    return linked.at(-1)?.subject?.id === subject;
  });
}

/** Whether a role has ended before it began. */
function isTakenBack({ from, to }: HeldRole): boolean {
  return to !== null && to < from;
}

/** The new last day of a role that ended with one that was put off; null: none any more; undefined: it isn't put off. */
function putOffUntil(
  { before, after }: ServiceChange,
  role: HeldRole,
  roles: readonly HeldRole[]
): Day | null | undefined {
  const { to } = role;
  if (role.state === 'ended' || !role.isCutShort || to === null) return undefined;
  if (serviceEndOn(before, to) !== to) return undefined;
  // A member's role that begins after the old last day seems to end before it begins, since the person has left by then.
  const isNext = (other: HeldRole) =>
    other.role === role.role &&
    other.department === role.department &&
    other.from > to &&
    !(other.isCutShort && isTakenBack(other));
  if (roles.some(isNext)) return undefined;
  const end = serviceEndOn(after, to);
  return end === null || (end !== undefined && end > to) ? end : undefined;
}

/** A role that was given is never prolonged: another one of the same name follows it. */
async function goOn(
  accounts: Pick<Accounts, 'give' | 'end'>,
  { account, role, until, by }: { account: string; role: HeldRole; until: Day | null; by: string }
): Promise<void> {
  const { role: name, subject, department, to } = role;
  const next = await accounts.give({
    account,
    role: name,
    subject: subject?.id ?? null,
    department,
    from: addDays(to ?? '', 1),
    to: null,
    by
  });
  // Ended like the first one, it can be put off once more.
  if (until !== null) await accounts.end(next, until, by);
}

/** Whether another account keeps letting people in: today, and without an end. */
function staysOperator(all: readonly Account[], but: string): boolean {
  return all.some(
    ({ id, roles }) =>
      id !== but && roles.some(({ role, state, to }) => role === 'operator' && state === 'now' && to === null)
  );
}
