import { hashPassword } from 'better-auth/crypto';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/access/actor';
import { checkUsername } from '../../platform/auth/account-forms';
import { Problem } from '../../platform/problem/problem';
import type { App } from '../../app';
import { needSubject } from '../roster/need-subject';
import { checkRole, type AskedRole } from './check-role';
import { slipLapse, type HandedCredentials } from './handed-credentials';

/** The most accounts that are made in one step: each password takes 0.1 s of work. */
export const mostAccounts = 60;

/** A person of the roster who gets an account. */
export interface AskedAccount {
  /** 编号 */
  subject: string;
  username: string;
}

/** The slip of a person of the roster. */
export interface HandedSlip extends HandedCredentials {
  /** 编号 */
  subject: string;
}

/**
 * Makes accounts for people of the roster, all or none, each a member under the roster's name and with a password to
 * hand over.
 * @param to last day of the role; '' is open
 * @throws Problem `no-accounts-chosen`, `too-many-accounts`, `setup-username`, `username-twice`, `username-taken`, and
 * what `checkRole` throws
 */
export async function addAccounts(
  app: App,
  actor: Actor,
  { key, accounts, to }: { key: string; accounts: readonly AskedAccount[]; to: string }
): Promise<HandedSlip[]> {
  if (accounts.length === 0) throw new Problem('no-accounts-chosen', 422);
  if (accounts.length > mostAccounts) throw new Problem('too-many-accounts', 422, { most: mostAccounts });
  const usernames = new Set<string>();
  for (const { username } of accounts) {
    checkUsername(username);
    if (usernames.has(username)) throw new Problem('username-twice', 422, { username });
    usernames.add(username);
  }
  const slips: { subject: string; username: string; password: string; hash: string }[] = [];
  for (const { subject, username } of accounts) {
    const password = app.entrance.initialPassword(actor, `${key} ${subject}`);
    slips.push({ subject, username, password, hash: await hashPassword(password) });
  }
  const input = { accounts: accounts.map(({ subject, username }) => ({ subject, username })), to };
  const { until } = await app.runCommand(actor, { permission: 'add-account', key, input }, async (stores) => {
    const until = slipLapse(app.clock());
    for (const { subject, username, hash } of slips) {
      const id = randomUUID();
      const role: AskedRole = { role: 'member', subject, department: '', from: '', to };
      const { name } = await needSubject(stores, subject);
      const checked = await checkRole(stores, { name, roles: [] }, role, app.clock);
      await stores.accounts.add({ id, username, name });
      await stores.accounts.setPassword(id, hash, until);
      await stores.accounts.give({ account: id, ...checked, by: actor.account });
    }
    // An answer is kept for good, names aren't.
    return { until };
  });
  const names = new Map((await (await app.read(actor)).roster.list()).map(({ id, name }) => [id, name]));
  return slips.map(({ subject, username, password }) => ({
    subject,
    username,
    password,
    name: names.get(subject) ?? subject,
    until
  }));
}
