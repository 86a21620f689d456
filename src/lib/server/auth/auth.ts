import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { admin, username } from 'better-auth/plugins';
import { sql, type Kysely } from 'kysely';
import { isPostgres } from '../store/dialect';
import type { Tables } from '../store/tables';

/**
 * Sign-in with user name and password, on the same database handle as everything else. Accounts are made by the
 * office (`addAccount`), never by signing up. What an account may do isn't here but in `role` (see `actorOf`).
 *
 * @param plugins those of the framework; the one that sets cookies has to come last
 */
export function makeAuth(db: Kysely<Tables>, secret: string, plugins: BetterAuthPlugin[]) {
  return betterAuth({
    database: { db, type: isPostgres(db) ? 'postgres' : 'sqlite' },
    basePath: '/api/auth',
    secret,
    logger: { level: 'error' },
    telemetry: { enabled: false },
    user: { modelName: 'auth_user' },
    session: { modelName: 'auth_session' },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    advanced: {
      // Checked before `migrateAuth` has run, and so always wrong on a new database.
      database: { validateSchema: false },
      cookiePrefix: 'sunboard',
      // One session cookie for plain http in a LAN and for https: its name may not depend on which of them it is.
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: ['x-sunboard-ip'] }
    },
    emailAndPassword: { enabled: true, disableSignUp: true },
    plugins: [username(), admin(), ...plugins]
  });
}

export type Auth = ReturnType<typeof makeAuth>;

/** Any number that no other lock of the house has. */
const migrationLock = 20_261_103;

/** Makes the sign-in tables, or brings them up to date; once, when two processes start at the same time. */
export async function migrateAuth(auth: Auth, db: Kysely<Tables>): Promise<void> {
  const migrate = async () => (await getMigrations(auth.options)).runMigrations();
  if (!isPostgres(db)) return migrate();
  await db.transaction().execute(async (lock) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(lock);
    await migrate();
  });
}

/** Makes an account and returns its id. The library wants an e-mail address: it gets one that can't exist. */
export async function addAccount(
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
