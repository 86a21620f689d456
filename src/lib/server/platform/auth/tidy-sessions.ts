import { sql, type Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';

/** Deletes sessions and proofs that have run out: sign-in leaves them until they are asked for again. */
export async function tidySessions(db: Kysely<Tables>, now: Date): Promise<void> {
  for (const table of ['auth_session', 'auth_verification'])
    await sql`delete from ${sql.table(table)} where ${sql.ref('expiresAt')} < ${now.toISOString()}`.execute(
      db
    );
}
