import { APIError } from 'better-auth/api';
import type { Kysely } from 'kysely';
import { hasRole } from '../access/current-roles';
import { Problem } from '../problem/problem';
import type { Tables } from '../store/tables/tables';
import { attemptSource } from './attempt-source';
import type { Attempts } from './attempts';
import type { Auth } from './auth';
import { beginPassword } from './begin-password';
import { credentialOf } from './credential-of';
import type { Credential, KnownDevices } from './known-devices';
import type { PasskeyUsed } from './passkey-response';
import type { PasswordTries } from './password-tries';

/** The parts of the app that signing in needs. */
export interface SignInContext {
  db: Kysely<Tables>;
  auth: Auth;
  attempts: Attempts;
  tries: PasswordTries;
  devices: KnownDevices;
  /** the known device that the headers bring in a cookie of the app's own name; null: none */
  deviceIn(headers: Headers): string | null;
  clock: () => Date;
  /** YYYY-MM-DD, where roles begin and end */
  today: () => string;
}

/** The caller: the request's headers with its cookies, and the address it came from. */
export interface SignInCaller {
  headers: Headers;
  source: string;
}

/**
 * Signs in with user name and password. An unknown name costs a hash too, so that names can't be told apart
 * by the response time.
 * @returns the account's credential as it was checked
 * @throws Problem `sign-in-empty`, `sign-in-wrong`, `no-role`, `initial-lapsed`, and those of
 * `beginPassword`
 */
export async function signIn(
  context: SignInContext,
  { headers, source }: SignInCaller,
  { username, password }: { username: string; password: string }
): Promise<Credential> {
  if (username === '' || password === '') throw new Problem('sign-in-empty', 400);
  return context.tries.inTurn(username, attemptSource(source), () =>
    signInNow(context, { headers, source }, { username, password })
  );
}

async function signInNow(
  context: SignInContext,
  { headers, source }: SignInCaller,
  { username, password }: { username: string; password: string }
): Promise<Credential> {
  const account = await credentialOf(context.db, { username });
  const succeeded = await beginPassword(context, { headers, source }, { username, password, account });
  const before = await sessionIn(context, headers);
  const { token, user } = await orRefused('sign-in-wrong', () =>
    context.auth.api.signInUsername({ body: { username, password }, headers })
  );
  await succeeded();
  // A reset or a change that came between the look at the password and the session has ended only those that there were.
  const now = await credentialOf(context.db, { username });
  const checked = now !== null && now.hash === account?.hash ? now : null;
  const wrong = new Problem('sign-in-wrong', 401);
  await admit(context, { token, user, before, refusal: checked ? null : wrong });
  if (!checked) throw wrong;
  return checked;
}

/**
 * Signs in with a passkey, after a challenge, which was counted.
 *
 * @param passkeys sign-in as it is bound to the host name at which the page is open
 * @returns the account's id
 * @throws Problem `passkey-refused`, `no-role`
 */
export async function signInWithPasskey(
  context: SignInContext,
  headers: Headers,
  { passkeys, response }: { passkeys: Auth; response: PasskeyUsed }
): Promise<string> {
  const before = await sessionIn(context, headers);
  const { session, user } = await orRefused('passkey-refused', () =>
    passkeys.api.verifyPasskeyAuthentication({ body: { response }, headers })
  );
  // A reset may have deleted it meanwhile.
  const stands = await context.db
    .selectFrom('auth_passkey')
    .where('credentialID', '=', response.id)
    .select('id')
    .executeTakeFirst();
  await admit(context, {
    token: session.token,
    user,
    before,
    refusal: stands ? null : new Problem('passkey-refused', 401)
  });
  return user.id;
}

/**
 * Turns any failure into one refusal that doesn't say which part was wrong, so that account names can't be
 * tried out.
 */
async function orRefused<T>(code: 'sign-in-wrong' | 'passkey-refused', run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    throw new Problem(code, 401);
  }
}

/** Asked before signing in: afterwards the answer would take the new cookie away along with an old one that has lapsed. */
async function sessionIn({ auth }: SignInContext, headers: Headers): Promise<string | null> {
  const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
  return found?.session.id ?? null;
}

interface Fresh {
  token: string;
  user: { id: string };
  /** the session that the browser had */
  before: string | null;
  /** why the session is refused after all */
  refusal: Problem | null;
}

/**
 * Ends a fresh session when the credential behind it has ended meanwhile, when the account may do nothing
 * now, or when its handed-over password has expired. Otherwise it ends the browser's former session,
 * because each sign-in has a token of its own.
 */
async function admit(context: SignInContext, { token, user, before, refusal: known }: Fresh): Promise<void> {
  const refusal = known ?? (await refusalOf(context, user.id));
  if (refusal) {
    await context.db.deleteFrom('auth_session').where('token', '=', token).execute();
    throw refusal;
  }
  if (before !== null) await context.db.deleteFrom('auth_session').where('id', '=', before).execute();
}

async function refusalOf(
  { db, clock, today }: SignInContext,
  account: string
): Promise<Problem<'no-role' | 'initial-lapsed'> | null> {
  if (!(await hasRole(db, account, today()))) return new Problem('no-role', 403);
  const initial = await db
    .selectFrom('initial_password')
    .where('account_id', '=', account)
    .select('until')
    .executeTakeFirst();
  const lapsed = initial !== undefined && initial.until <= clock().toISOString();
  return lapsed ? new Problem('initial-lapsed', 403) : null;
}
