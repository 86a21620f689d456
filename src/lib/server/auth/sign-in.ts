import { APIError } from 'better-auth/api';
import type { Kysely } from 'kysely';
import { currentRoles } from '../accounts/current-roles';
import { Problem } from '../problem';
import type { Tables } from '../store/tables';
import type { Attempts } from './attempts';
import type { Auth } from './auth';
import type { PasskeyUsed } from './passkey-response';

/** What ways in need of the house. */
export interface Doorway {
  db: Kysely<Tables>;
  auth: Auth;
  attempts: Attempts;
  clock: () => Date;
  /** YYYY-MM-DD, where roles begin and end */
  today: () => string;
}

/** Who knocks: the request's headers with its cookies, and the address it came from. */
export interface Caller {
  headers: Headers;
  source: string;
}

/**
 * Signs in with user name and password. A name that nobody has costs a hash too, so that names can't be told apart by
 * the time an answer takes.
 *
 * @throws Problem `sign-in-empty`, `sign-in-too-often`, `sign-in-wrong`, `no-role`, `initial-lapsed`
 */
export async function signIn(
  door: Doorway,
  { headers, source }: Caller,
  { username, password }: { username: string; password: string }
): Promise<void> {
  if (username === '' || password === '') throw new Problem('sign-in-empty', 400);
  if (!(await door.attempts.begin(username, source))) throw new Problem('sign-in-too-often', 429);
  const before = await sessionIn(door, headers);
  const hash = () => passwordOf(door.db, username);
  const checked = await hash();
  const { token, user } = await orRefused('sign-in-wrong', () =>
    door.auth.api.signInUsername({ body: { username, password }, headers })
  );
  await door.attempts.succeeded(username, source);
  // A reset or a change that came between the look at the password and the session has ended only those that there were.
  await admit(door, {
    ...{ token, user, before },
    refusal: (await hash()) === checked ? null : new Problem('sign-in-wrong', 401)
  });
}

/**
 * Signs in with a passkey, after a challenge, for which the source was counted.
 *
 * @param passkeys sign-in as it is bound to the host name at which the page is open
 * @throws Problem `passkey-refused`, `no-role`
 */
export async function signInWithPasskey(
  door: Doorway,
  { headers, source }: Caller,
  { passkeys, response }: { passkeys: Auth; response: PasskeyUsed }
): Promise<void> {
  const before = await sessionIn(door, headers);
  const { session, user } = await orRefused('passkey-refused', () =>
    passkeys.api.verifyPasskeyAuthentication({ body: { response }, headers })
  );
  await door.attempts.succeeded(null, source);
  // A reset may have deleted it meanwhile.
  const stands = await door.db
    .selectFrom('auth_passkey')
    .where('credentialID', '=', response.id)
    .select('id')
    .executeTakeFirst();
  await admit(door, {
    ...{ token: session.token, user, before },
    refusal: stands ? null : new Problem('passkey-refused', 401)
  });
}

async function passwordOf(db: Kysely<Tables>, username: string): Promise<string | null> {
  const row = await db
    .selectFrom('auth_account')
    .innerJoin('auth_user', 'auth_user.id', 'auth_account.userId')
    .where('auth_user.username', '=', username.toLowerCase())
    .where('auth_account.providerId', '=', 'credential')
    .select('auth_account.password')
    .executeTakeFirst();
  return row?.password ?? null;
}

/** Which part was wrong is nobody's business: names of accounts can't be tried out. */
async function orRefused<T>(code: 'sign-in-wrong' | 'passkey-refused', run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    throw new Problem(code, 401);
  }
}

/** Asked before signing in: afterwards the answer would take the new cookie away along with an old one that has lapsed. */
async function sessionIn({ auth }: Doorway, headers: Headers): Promise<string | null> {
  const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
  return found?.session.id ?? null;
}

interface Fresh {
  token: string;
  user: { id: string };
  /** the session that the browser had */
  before: string | null;
  /** why it isn't let in after all */
  refusal: Problem | null;
}

/**
 * Takes a fresh session back when what opened it has ended meanwhile, the account may do nothing now, or its handed-over
 * password has lapsed. Else the session that the browser had before ends: each sign-in has a token of its own.
 */
async function admit(door: Doorway, { token, user, before, refusal: known }: Fresh): Promise<void> {
  const refusal = known ?? (await refusalOf(door, user.id));
  if (refusal) {
    await door.db.deleteFrom('auth_session').where('token', '=', token).execute();
    throw refusal;
  }
  if (before !== null) await door.db.deleteFrom('auth_session').where('id', '=', before).execute();
}

async function refusalOf(
  { db, clock, today }: Doorway,
  account: string
): Promise<Problem<'no-role' | 'initial-lapsed'> | null> {
  const role = await currentRoles(db, today())
    .where('role.account_id', '=', account)
    .select('role.id')
    .executeTakeFirst();
  if (!role) return new Problem('no-role', 403);
  const initial = await db
    .selectFrom('initial_password')
    .where('account_id', '=', account)
    .select('until')
    .executeTakeFirst();
  const lapsed = initial !== undefined && initial.until <= clock().toISOString();
  return lapsed ? new Problem('initial-lapsed', 403) : null;
}
