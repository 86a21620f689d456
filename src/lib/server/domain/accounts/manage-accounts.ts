import { addDays, dayIn } from '$lib/calendar';
import { hanName } from '$lib/points';
import { hashPassword } from 'better-auth/crypto';
import { randomUUID } from 'node:crypto';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { checkUsername } from '../../platform/auth/account-forms';
import type { Actor } from '../../platform/access/actor';
import { checkRole, type AskedRole } from './check-role';
import { slipLapse, type HandedCredentials } from './handed-credentials';
import { isLastDay } from './last-day';

const longestName = 20;

/**
 * Makes an account with its first role and a password to hand over.
 * @throws Problem `setup-username`, `username-taken`, `bad-account-name`, and what `checkRole` throws
 */
export async function addAccount(
  app: App,
  actor: Actor,
  { key, username, name: written, role }: { key: string; username: string; name: string; role: AskedRole }
): Promise<HandedCredentials> {
  checkUsername(username);
  const name = readName(written);
  const password = app.entrance.initialPassword(actor, key);
  const hash = await hashPassword(password);
  const input = { username, name, role: { ...role } };
  return app
    .runCommand(actor, { permission: 'add-account', key, input }, async (stores) => {
      const id = randomUUID();
      const checked = await checkRole(stores, { name, roles: [] }, role, app.clock);
      await stores.accounts.add({ id, username, name });
      const until = slipLapse(app.clock());
      await stores.accounts.setPassword(id, hash, until);
      const given = await stores.accounts.give({ account: id, ...checked, by: actor.account });
      // An answer is kept for good, a name isn't.
      return { until, account: id, role: given };
    })
    .then(({ until }) => ({ username, name, until, password }));
}

/**
 * Enters somebody who sits in the committee and never signs in: they may be recorded as present, they count
 * for the quorum, and step aside from what concerns them as everybody does. A password can be handed over
 * later (`resetPassword`).
 * @throws Problem `bad-account-name`, and what `checkRole` throws
 */
export function addSittingMember(
  app: App,
  actor: Actor,
  { key, name: written, from, to }: { key: string; name: string; from: string; to: string }
): Promise<{ account: string }> {
  const name = readName(written);
  const role = { role: 'committee', subject: '', department: '', from, to };
  const input = { username: '', name, role };
  return app.runCommand(actor, { permission: 'add-account', key, input }, async (stores) => {
    const id = randomUUID();
    const checked = await checkRole(stores, { name, roles: [] }, role, app.clock);
    // A user name is needed only by who signs in, and is made so that it can't meet a chosen one.
    await stores.accounts.add({ id, username: `zw${id.replaceAll('-', '').slice(0, 16)}`, name });
    const given = await stores.accounts.give({ account: id, ...checked, by: actor.account });
    return { account: id, role: given };
  });
}

/** A name as it is kept. */
function readName(written: string): string {
  const name = hanName(written);
  if (!/^[\p{L}\p{M}\p{N} .·•'-]+$/u.test(name) || Array.from(name).length > longestName)
    throw new Problem('bad-account-name', 422, { limit: longestName });
  return name;
}

/**
 * Gives an account of this unit a role. Nobody gives themselves one.
 * @throws Problem `not-found`, `own-role`, and what `checkRole` throws
 */
export async function giveRole(
  app: App,
  actor: Actor,
  { key, account, role }: { key: string; account: string; role: AskedRole }
): Promise<null> {
  await app.runCommand(
    actor,
    { permission: 'give-role', key, input: { account, role: { ...role } } },
    async (stores) => {
      const holder = await stores.accounts.one(account);
      if (account === actor.account) throw new Problem('own-role', 403);
      const checked = await checkRole(stores, holder, role, app.clock);
      const given = await stores.accounts.give({ account, ...checked, by: actor.account });
      return { account, role: given };
    }
  );
  return null;
}

/**
 * Lets somebody who has an account in another unit be scored in this one under the same account, which changes between the
 * two on its phone. Only as a member: whoever works in an office has their account there.
 * @throws Problem `account-unknown`, `own-role`, and what `checkRole` throws
 */
export function joinAccount(
  app: App,
  actor: Actor,
  {
    key,
    username,
    subject,
    from,
    to,
    same = ''
  }: { key: string; username: string } & Pick<AskedRole, 'subject' | 'from' | 'to' | 'same'>
): Promise<{ account: string }> {
  const role: AskedRole = { role: 'member', subject, department: '', from, to, same };
  return app.runCommand(
    actor,
    { permission: 'give-role', key, input: { username, role: { ...role } } },
    async (stores) => {
      const { accounts } = stores;
      const known = await accounts.named(username);
      if (known === null) throw new Problem('account-unknown', 404, { username });
      const { id: account, name } = known;
      if (account === actor.account) throw new Problem('own-role', 403);
      const holder = (await accounts.list()).find(({ id }) => id === account) ?? { name, roles: [] };
      const checked = await checkRole(stores, holder, role, app.clock);
      await accounts.give({ account, ...checked, by: actor.account });
      return { account };
    }
  );
}

/**
 * Ends a role: at once ('') or with the end of a day to come. The account's sessions end when the role does.
 * @throws Problem `not-found`, `bad-role-dates`, `last-operator`
 */
export async function endRole(
  app: App,
  actor: Actor,
  { key, account, role, last }: { key: string; account: string; role: string; last: string }
): Promise<null> {
  await app.runCommand(
    actor,
    { permission: 'end-role', key, input: { account, role, last } },
    async ({ accounts, unit }) => {
      const holder = await accounts.one(account);
      const held = holder.roles.find(({ id, state }) => id === role && state !== 'ended');
      if (!held) throw new Problem('not-found', 404);
      const today = dayIn(unit.timeZone, app.clock());
      // The last day still counts in full, so what ends now has ended yesterday.
      const to = last === '' ? addDays(today, -1) : last;
      if (!isLastDay(to) || (last !== '' && to < today) || (held.to !== null && to > held.to))
        throw new Problem('bad-role-dates', 422);
      if (held.role === 'operator' && !(await anotherOperator(accounts, role)))
        throw new Problem('last-operator', 409);
      await accounts.end(role, to, actor.account);
      if (to < today) await accounts.endSessions(account);
      return { account, role };
    }
  );
  app.entrance.sessions.check();
  return null;
}

/** Somebody must stay who can let people in: today, and without an end. */
async function anotherOperator(accounts: { list(): Promise<Holder[]> }, but: string): Promise<boolean> {
  return (await accounts.list())
    .flatMap(({ roles }) => roles)
    .some(({ id, role, state, to }) => role === 'operator' && state === 'now' && to === null && id !== but);
}

type Holder = { roles: { id: string; role: string; state: string; to: string | null }[] };

/**
 * Sets a password to hand over to somebody who has forgotten theirs or lost their phone: passkeys and
 * sessions go with it.
 * @throws Problem `not-found`, `own-password`, `serves-elsewhere`
 */
export async function resetPassword(
  app: App,
  actor: Actor,
  { key, account }: { key: string; account: string }
): Promise<HandedCredentials> {
  if (account === actor.account) throw new Problem('own-password', 403);
  const password = app.entrance.initialPassword(actor, key);
  const hash = await hashPassword(password);
  const { until } = await app.runCommand(
    actor,
    { permission: 'reset-password', key, input: { account } },
    async ({ accounts }) => {
      await accounts.one(account);
      if (await accounts.servesElsewhere(account)) throw new Problem('serves-elsewhere', 409);
      const until = slipLapse(app.clock());
      await accounts.setPassword(account, hash, until);
      await accounts.dropPasskeys(account);
      await accounts.endSessions(account);
      return { until, account };
    }
  );
  const { username, name } = await (await app.read(actor)).accounts.one(account);
  await app.entrance.tries.forgive(username);
  app.entrance.sessions.check();
  return { username, name, until, password };
}

/** Lets an account that was mistyped too often try again at once. */
export async function unlockAccount(
  app: App,
  actor: Actor,
  { key, account }: { key: string; account: string }
): Promise<null> {
  await app.runCommand(
    actor,
    { permission: 'unlock-account', key, input: { account } },
    async ({ accounts }) => {
      await accounts.one(account);
      return null;
    }
  );
  await app.entrance.tries.forgive((await (await app.read(actor)).accounts.one(account)).username);
  return null;
}
