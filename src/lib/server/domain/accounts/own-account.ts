import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { waitParams } from '../../platform/auth/wait-params';
import type { App } from '../../app';
import { saysSomething } from '../../platform/text/text-trouble';
import { Problem } from '../../platform/problem/problem';
import { checkPassword } from '../../platform/auth/account-forms';
import type { Actor } from '../../platform/access/actor';
import type { SignedIn } from '../../platform/access/signed-in';

const permission = 'keep-own-account';

/**
 * Changes one's password; every other session of the account ends. The old one is asked for: wrong ones
 * count for this session alone, so that no stranger keeps its owner from changing it, and somebody who has
 * taken the session over still can't guess on. Neither password is part of the command's input, whose
 * digest could be used to try them out.
 * @throws Problem `sign-in-too-often`, `old-password-wrong`, `same-password`, `key-reused` for a key under
 * which another password was set, and the errors of `checkPassword`
 */
export async function changePassword(
  app: App,
  { actor, username, session }: SignedIn,
  { key, old, next }: { key: string; old: string; next: string }
): Promise<void> {
  checkPassword(next, username);
  const { tries } = app.entrance;
  const hash = await tries.inTurn(username, session, async () => {
    const until = await tries.begin(username, { session });
    if (until) throw new Problem('sign-in-too-often', 429, waitParams(until, app.clock()));
    const found = await (await app.read(actor)).accounts.passwordHash(actor.account);
    if (found === null || old.length > 1000 || !(await verifyPassword({ hash: found, password: old })))
      throw new Problem('old-password-wrong', 403);
    await tries.succeeded(username, { session });
    return found;
  });
  if (old === next) throw new Problem('same-password', 422);
  const changed = await hashPassword(next);
  let ran = false;
  await app.runCommand(actor, { permission, key, input: 'password' }, async ({ accounts }) => {
    ran = true;
    // The office may have reset it while this was being looked at.
    if ((await accounts.passwordHash(actor.account)) !== hash) throw new Problem('old-password-wrong', 403);
    await accounts.setPassword(actor.account, changed, null);
    await accounts.endSessions(actor.account, { but: session });
    return null;
  });
  // A form sent twice is answered as before; one that came back with another password has changed nothing.
  if (!ran && !(await isPassword(app, actor, next))) throw new Problem('key-reused', 409);
  app.entrance.sessions.check();
}

async function isPassword(app: App, actor: Actor, password: string): Promise<boolean> {
  const hash = await (await app.read(actor)).accounts.passwordHash(actor.account);
  return hash !== null && (await verifyPassword({ hash, password }));
}

/** Ends one of one's other sessions, or all of them (''). */
export async function endOtherSessions(
  app: App,
  { actor, session }: SignedIn,
  { key, only }: { key: string; only: string }
): Promise<void> {
  await app.runCommand(actor, { permission, key, input: { end: only } }, async ({ accounts }) => {
    await accounts.endSessions(actor.account, only === '' ? { but: session } : { only });
    return null;
  });
  app.entrance.sessions.check();
}

const longestName = 30;

/**
 * Names one of one's own passkeys.
 * @throws Problem `bad-passkey-name`, `not-found`
 */
export async function namePasskey(
  app: App,
  { actor }: SignedIn,
  { key, id, name }: { key: string; id: string; name: string }
): Promise<void> {
  if (!saysSomething(name) || Array.from(name).length > longestName || /\p{C}/u.test(name))
    throw new Problem('bad-passkey-name', 422, { limit: longestName });
  await app.runCommand(actor, { permission, key, input: { passkey: id, name } }, async ({ accounts }) => {
    await accounts.namePasskey(actor.account, id, name);
    return null;
  });
}

/** Deletes one of the account's own passkeys. */
export async function dropPasskey(
  app: App,
  { actor }: SignedIn,
  { key, id }: { key: string; id: string }
): Promise<void> {
  await app.runCommand(actor, { permission, key, input: { drop: id } }, async ({ accounts }) => {
    await accounts.dropPasskeys(actor.account, id);
    return null;
  });
}
