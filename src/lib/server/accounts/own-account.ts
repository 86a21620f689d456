import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { House } from '../house';
import { saysSomething } from '../imports/text-trouble';
import { Problem } from '../problem';
import { checkPassword } from './account-forms';
import type { Actor } from './actor';
import type { SignedIn } from './signed-in';

const act = 'keep-own-account';

/**
 * Changes one's password; every other session of the account ends. The old one is asked for, and counted like a
 * sign-in when it is wrong. Neither stands in the act's input, whose digest could be tried out.
 *
 * @throws Problem `sign-in-too-often`, `old-password-wrong`, `same-password`, `key-reused` for a key under which another
 *   password was set, and what `checkPassword` throws
 */
export async function changePassword(
  house: House,
  { actor, username, session }: SignedIn,
  { key, old, next, source }: { key: string; old: string; next: string; source: string }
): Promise<void> {
  checkPassword(next, username);
  if (!(await house.attempts.begin(username, source))) throw new Problem('sign-in-too-often', 429);
  const hash = await (await house.read(actor)).accounts.passwordHash(actor.account);
  if (hash === null || old.length > 1000 || !(await verifyPassword({ hash, password: old })))
    throw new Problem('old-password-wrong', 403);
  await house.attempts.succeeded(username, source);
  if (old === next) throw new Problem('same-password', 422);
  const changed = await hashPassword(next);
  let ran = false;
  await house.act(actor, { act, key, input: 'password' }, async ({ accounts }) => {
    ran = true;
    // The office may have reset it while this was being looked at.
    if ((await accounts.passwordHash(actor.account)) !== hash) throw new Problem('old-password-wrong', 403);
    await accounts.setPassword(actor.account, changed, null);
    await accounts.endSessions(actor.account, { but: session });
    return null;
  });
  // A form sent twice is answered as before; one that came back with another password has changed nothing.
  if (!ran && !(await isPassword(house, actor, next))) throw new Problem('key-reused', 409);
  house.entrance.sessions.check();
}

async function isPassword(house: House, actor: Actor, password: string): Promise<boolean> {
  const hash = await (await house.read(actor)).accounts.passwordHash(actor.account);
  return hash !== null && (await verifyPassword({ hash, password }));
}

/** Ends one of one's other sessions, or all of them (''). */
export async function endOtherSessions(
  house: House,
  { actor, session }: SignedIn,
  { key, only }: { key: string; only: string }
): Promise<void> {
  await house.act(actor, { act, key, input: { end: only } }, async ({ accounts }) => {
    await accounts.endSessions(actor.account, only === '' ? { but: session } : { only });
    return null;
  });
  house.entrance.sessions.check();
}

const longestName = 30;

/** @throws Problem `bad-passkey-name`, `not-found` */
export async function namePasskey(
  house: House,
  { actor }: SignedIn,
  { key, id, name }: { key: string; id: string; name: string }
): Promise<void> {
  if (!saysSomething(name) || Array.from(name).length > longestName || /\p{C}/u.test(name))
    throw new Problem('bad-passkey-name', 422, { limit: longestName });
  await house.act(actor, { act, key, input: { passkey: id, name } }, async ({ accounts }) => {
    await accounts.namePasskey(actor.account, id, name);
    return null;
  });
}

export async function dropPasskey(
  house: House,
  { actor }: SignedIn,
  { key, id }: { key: string; id: string }
): Promise<void> {
  await house.act(actor, { act, key, input: { drop: id } }, async ({ accounts }) => {
    await accounts.dropPasskeys(actor.account, id);
    return null;
  });
}
