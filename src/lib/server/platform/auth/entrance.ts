import { parseCookies } from 'better-auth/cookies';
import type { Kysely } from 'kysely';
import type { Actor } from '../access/actor';
import { hasRole } from '../access/current-roles';
import { liveSessions } from '../access/live-sessions';
import type { SignedIn } from '../access/signed-in';
import { storeEpoch } from '../epoch/store-epoch';
import { SessionWatch } from './session-watch';
import type { Tables } from '../store/tables/tables';
import { credentialOf } from './credential-of';
import { initialPassword } from './initial-password';
import { knownDevices, type Credential } from './known-devices';
import { passkeysAt, type Passkeys } from './passkeys';
import { passwordTries, type PasswordTries } from './password-tries';
import { sessionReader } from './session-reader';
import { signIn, type SignInCaller, type SignInContext } from './sign-in';
import type { Auth } from './auth';

/** Every way of signing in and out, and the account behind a request. */
export interface Entrance {
  /**
   * @returns the account's credential as it was checked
   * @throws what `signIn` does
   */
  signIn(caller: SignInCaller, asked: { username: string; password: string }): Promise<Credential>;
  signOut(headers: Headers): Promise<void>;
  /**
   * Ends the session of these headers where no cookie can be set.
   * @throws when the database doesn't
   */
  endSession(headers: Headers): Promise<void>;
  passkeys: Passkeys;
  /** attempts of passwords: at signing in, and where one's own is changed */
  tries: PasswordTries;
  /**
   * The present credential of an account by its id, for sign-ins without a password.
   * @throws Error for an account without a password: there is none
   */
  credential(account: string): Promise<Credential>;
  /**
   * The cookie that makes this browser a known device of the account, whose password or passkey was just
   * right.
   */
  rememberDevice(headers: Headers, account: Credential): { name: string; value: string };
  /**
   * the account behind these headers, by session cookie and today's roles. Prolongs the session, or ends it
   * when no role is left.
   */
  signedIn(headers: Headers): Promise<SignedIn | null>;
  /** the account outside of Kit, where no cookie can be set, so the session isn't prolonged */
  peek(headers: Headers): Promise<SignedIn | null>;
  /**
   * Whether this browser, which has no session, has signed in to an account that has no role any more: its phone is told
   * so, and nobody else is.
   * @param account its id
   */
  hasLostRoles(headers: Headers, account: string): Promise<boolean>;
  /** ends what is open under a session, once that ends */
  sessions: SessionWatch;
  /** the password that the office hands over for a command with this key */
  initialPassword(actor: Actor, key: string): string;
}

interface EntranceContext extends Omit<SignInContext, 'tries' | 'devices' | 'deviceIn'> {
  db: Kysely<Tables>;
  /** prefix of this app's cookie names */
  cookies: string;
  secret: string;
  publicUrl: string | null;
  /** sign-in with passkeys bound to a host name */
  bound(rpID: string): Auth;
  failed(error: unknown): void;
}

/** Assembles sign-in from its parts. */
export function entrance(given: EntranceContext): Entrance {
  const { db, auth, attempts, secret, publicUrl, clock, today } = given;
  const cookie = `${given.cookies}.device`;
  const context: SignInContext = {
    ...given,
    tries: passwordTries(db, attempts, clock, secret),
    devices: knownDevices(secret),
    deviceIn: (headers) => parseCookies(headers.get('cookie') ?? '').get(cookie) ?? null
  };
  const byName = new Map<string, Auth>();
  const bound = (rpID: string): Auth => {
    const known = byName.get(rpID) ?? given.bound(rpID);
    byName.set(rpID, known);
    return known;
  };
  const sessions = new SessionWatch(
    (ids) => liveSessions(db, ids, { now: clock(), today: today() }),
    given.failed
  );
  // Sign-in's library says nothing but that it failed: a database that is away says so itself.
  const orDatabaseError = async (error: unknown): Promise<never> => {
    await storeEpoch(db);
    throw error;
  };
  const peek = (headers: Headers) => auth.api.getSession({ headers, query: { disableRefresh: true } });
  const readSession = sessionReader(db, `${given.cookies}.session_token`, today);
  return {
    sessions,
    signIn: (caller, asked) => signIn(context, caller, asked),
    async signOut(headers) {
      await auth.api.signOut({ headers });
      sessions.check();
    },
    async endSession(headers) {
      const { session } = (await peek(headers).catch(orDatabaseError)) ?? {};
      if (!session) return;
      // The library's own signing out is silent about a database that fails.
      await db.deleteFrom('auth_session').where('id', '=', session.id).execute();
      sessions.check();
    },
    passkeys: passkeysAt(context, publicUrl, bound),
    tries: context.tries,
    async credential(id) {
      const account = await credentialOf(db, { id });
      if (!account) throw new Error('an account without a password');
      return account;
    },
    rememberDevice: (headers, account) => ({
      name: cookie,
      value: context.devices.remember(context.deviceIn(headers), account)
    }),
    // Prolonging is a write that may fail, and somebody who is signed in shall read on while the disk is
    // full.
    signedIn: (headers) =>
      readSession(headers, () =>
        auth.api
          .getSession({ headers })
          .catch(() => peek(headers))
          .catch(orDatabaseError)
      ),
    peek: (headers) => readSession(headers, () => peek(headers).catch(orDatabaseError)),
    async hasLostRoles(headers, account) {
      const credential = await credentialOf(db, { id: account });
      if (!credential || context.devices.device(context.deviceIn(headers), credential) === null) return false;
      return !(await hasRole(db, account, today()));
    },
    initialPassword: (actor, key) => initialPassword(secret, actor.account, key)
  };
}
