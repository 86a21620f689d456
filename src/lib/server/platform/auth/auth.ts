import { passkey } from '@better-auth/passkey';
import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { APIError } from 'better-auth/api';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { admin, username } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import { accountLimits } from './account-forms';
import { errorTrace } from '../log/error-trace';
import { isPostgres } from '../store/dialect';
import type { Tables } from '../store/tables/tables';
import type { PasskeyToAdd } from './passkey-added';

const day = 24 * 60 * 60;

/**
 * Ages of a session, in seconds. A phone that is looked at once a week stays signed in; one that lies about for longer
 * doesn't. A session is prolonged when it is used a day after it was the last time.
 */
export const sessionAges = { expiresIn: 14 * day, updateAge: day };

/** The host that passkeys are bound to. */
export interface PasskeyBinding {
  /** host name */
  rpID: string;
  /** called before a new passkey is stored; if it throws, the passkey is refused */
  added(passkey: PasskeyToAdd): Promise<void>;
}

const noPasskeys: PasskeyBinding = {
  rpID: 'localhost',
  added: () => Promise.reject(new Error('no passkeys here'))
};

/**
 * Sign-in with user name and password, or with a passkey, on the same database handle as everything else.
 * Accounts are made by the office, never by signing up, and their permissions are in `role` (see
 * `signedInBy`). Passwords are hashed by the library's scrypt: N = 2^14, r = 16, p = 1, 64 bytes, 16 bytes of
 * salt (`@better-auth/utils/password`), which takes 32 MB and some 60 ms for each attempt.
 * @param plugins those of the framework; the one that sets cookies has to come last
 * @param cookies prefix of the cookies' names: a practice year's stand beside the app's own in one browser
 */
export function makeAuth(
  db: Kysely<Tables>,
  secret: string,
  plugins: BetterAuthPlugin[],
  { rpID, added }: PasskeyBinding = noPasskeys,
  cookies = 'sunboard'
) {
  return betterAuth({
    database: { db, type: isPostgres(db) ? 'postgres' : 'sqlite' },
    basePath: '/api/auth',
    secret,
    logger: { level: 'error', log: (_level, _sentence, ...details) => logWithoutValues(details) },
    telemetry: { enabled: false },
    user: { modelName: 'auth_user' },
    session: {
      modelName: 'auth_session',
      ...sessionAges,
      // Adding a passkey requires a recent sign-in, in seconds.
      freshAge: 60 * 60
    },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    advanced: {
      // A test compares the schema with what the library wants; a start needn't.
      database: { validateSchema: false },
      cookiePrefix: cookies,
      // One session cookie for plain http in a LAN and for https: its name may not depend on which of them it is.
      // `kitCookies` makes it Secure under https.
      useSecureCookies: false,
      // No network address is stored with a session.
      ipAddress: { disableIpTracking: true }
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: accountLimits.password.least,
      maxPasswordLength: accountLimits.password.most,
      // These are the library's own functions, passed explicitly so that tests of other things can replace
      // their cost.
      password: { hash: hashPassword, verify: verifyPassword }
    },
    plugins: [
      username(),
      admin(),
      passkey({
        rpID,
        rpName: '阳光榜',
        schema: { passkey: { modelName: 'auth_passkey' } },
        // A passkey stands for a password: the device must have asked for a finger, a face or its code.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          async afterVerification({ ctx, verification, user }) {
            const { registrationInfo: info } = verification;
            const { session } = ctx.context;
            if (!info?.userVerified || !session)
              throw new APIError('BAD_REQUEST', { message: 'user not verified' });
            await added({ account: user.id, session: session.session.id, credential: info.credential.id });
          }
        },
        authentication: {
          async afterVerification({ verification }) {
            if (!verification.authenticationInfo.userVerified)
              throw new APIError('UNAUTHORIZED', { message: 'user not verified' });
          }
        }
      }),
      ...plugins
    ]
  });
}

/**
 * Logs only errors of the library, and without their values, because the library's own log quotes what
 * users sent.
 */
function logWithoutValues(details: readonly unknown[]): void {
  for (const error of details.filter((each) => each instanceof Error))
    process.stderr.write(`${JSON.stringify({ level: 50, msg: 'sign-in', err: errorTrace(error) })}\n`);
}

export type Auth = ReturnType<typeof makeAuth>;

/** Makes an account and returns its id. The library wants an e-mail address: it gets one that can't exist. */
export async function createAccount(
  auth: Auth,
  account: { username: string; name: string; password: string }
): Promise<string> {
  const { user } = await auth.api.createUser({
    body: {
      email: `${account.username}@accounts.invalid`,
      name: account.name,
      password: account.password,
      role: 'user',
      data: { username: account.username }
    }
  });
  return user.id;
}
