import { addDays, dayIn } from '$lib/calendar';
import { hashPassword } from 'better-auth/crypto';
import { randomUUID } from 'node:crypto';
import { initialDays } from '../auth/initial-password';
import type { House } from '../house';
import { Problem } from '../problem';
import { checkUsername } from './account-forms';
import type { Actor } from './actor';
import { checkRole, type AskedRole } from './check-role';
import { isLastDay } from './last-day';

/** What is written on paper and handed over. The password is shown once and stored nowhere. */
export interface Handed {
  username: string;
  name: string;
  password: string;
  /** instant until which it may be used */
  until: string;
}

const longestName = 20;

/**
 * Makes an account with its first role and a password to hand over.
 * @throws Problem `setup-username`, `username-taken`, `bad-account-name`, and what `checkRole` throws
 */
export async function addAccount(
  house: House,
  actor: Actor,
  { key, username, name, role }: { key: string; username: string; name: string; role: AskedRole }
): Promise<Handed> {
  checkUsername(username);
  if (!/^[\p{L}\p{M}\p{N} .·•'-]+$/u.test(name) || Array.from(name).length > longestName)
    throw new Problem('bad-account-name', 422, { limit: longestName });
  const password = house.entrance.initialPassword(actor, key);
  const hash = await hashPassword(password);
  const input = { username, name, role: { ...role } };
  return house
    .act(actor, { act: 'add-account', key, input }, async (stores) => {
      const id = randomUUID();
      const checked = await checkRole(stores, null, role, house.clock);
      await stores.accounts.add({ id, username, name });
      const until = lapse(house);
      await stores.accounts.setPassword(id, hash, until);
      await stores.accounts.give({ account: id, ...checked, by: actor.account });
      // An answer is kept for good, a name isn't.
      return { until };
    })
    .then((answer) => ({ username, name, ...answer, password }));
}

/**
 * Gives an account of this unit a role. Nobody gives themselves one.
 * @throws Problem `not-found`, `own-role`, and what `checkRole` throws
 */
export function giveRole(
  house: House,
  actor: Actor,
  { key, account, role }: { key: string; account: string; role: AskedRole }
): Promise<null> {
  return house.act(
    actor,
    { act: 'give-role', key, input: { account, role: { ...role } } },
    async (stores) => {
      const holder = await stores.accounts.one(account);
      if (account === actor.account) throw new Problem('own-role', 403);
      const checked = await checkRole(stores, holder, role, house.clock);
      await stores.accounts.give({ account, ...checked, by: actor.account });
      return null;
    }
  );
}

/**
 * Ends a role: at once ('') or with the end of a day to come. The account's sessions end when the role does.
 * @throws Problem `not-found`, `bad-role-dates`, `last-operator`
 */
export async function endRole(
  house: House,
  actor: Actor,
  { key, account, role, last }: { key: string; account: string; role: string; last: string }
): Promise<null> {
  const done = await house.act(
    actor,
    { act: 'end-role', key, input: { account, role, last } },
    async ({ accounts, unit }) => {
      const holder = await accounts.one(account);
      const held = holder.roles.find(({ id, state }) => id === role && state !== 'ended');
      if (!held) throw new Problem('not-found', 404);
      const today = dayIn(unit.timeZone, house.clock());
      // The last day still counts in full, so what ends now has ended yesterday.
      const to = last === '' ? addDays(today, -1) : last;
      if (!isLastDay(to) || (last !== '' && to < today) || (held.to !== null && to > held.to))
        throw new Problem('bad-role-dates', 422);
      if (held.role === 'operator' && !(await anotherOperator(accounts, role)))
        throw new Problem('last-operator', 409);
      await accounts.end(role, to, actor.account);
      if (to < today) await accounts.endSessions(account);
      return null;
    }
  );
  house.entrance.sessions.check();
  return done;
}

/** Somebody must stay who can let people in: today, and without an end. */
async function anotherOperator(accounts: { list(): Promise<Holder[]> }, but: string): Promise<boolean> {
  return (await accounts.list())
    .flatMap(({ roles }) => roles)
    .some(({ id, role, state, to }) => role === 'operator' && state === 'now' && to === null && id !== but);
}

type Holder = { roles: { id: string; role: string; state: string; to: string | null }[] };

/**
 * Sets a password to hand over, for who has forgotten theirs or lost their phone: passkeys and sessions go with it.
 * @throws Problem `not-found`, `own-password`, `serves-elsewhere`
 */
export async function resetPassword(
  house: House,
  actor: Actor,
  { key, account }: { key: string; account: string }
): Promise<Handed> {
  if (account === actor.account) throw new Problem('own-password', 403);
  const password = house.entrance.initialPassword(actor, key);
  const hash = await hashPassword(password);
  const done = await house.act(
    actor,
    { act: 'reset-password', key, input: { account } },
    async ({ accounts }) => {
      await accounts.one(account);
      if (await accounts.servesElsewhere(account)) throw new Problem('serves-elsewhere', 409);
      const until = lapse(house);
      await accounts.setPassword(account, hash, until);
      await accounts.dropPasskeys(account);
      await accounts.endSessions(account);
      return { until };
    }
  );
  const { username, name } = await (await house.read(actor)).accounts.one(account);
  await house.attempts.forgive(username);
  house.entrance.sessions.check();
  return { username, name, ...done, password };
}

/** Lets an account that was mistyped too often try again at once. */
export async function unlockAccount(
  house: House,
  actor: Actor,
  { key, account }: { key: string; account: string }
): Promise<null> {
  await house.act(actor, { act: 'unlock-account', key, input: { account } }, async ({ accounts }) => {
    await accounts.one(account);
    return null;
  });
  await house.attempts.forgive((await (await house.read(actor)).accounts.one(account)).username);
  return null;
}

function lapse(house: House): string {
  return new Date(house.clock().getTime() + initialDays * 24 * 60 * 60_000).toISOString();
}
