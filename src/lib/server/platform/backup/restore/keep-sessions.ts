import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables/tables';

const atOnce = 500;

/**
 * Keeps only the sessions that are open now, so that people stay signed in whose account the backup knows.
 * @param live the present database; null: nobody is signed in
 */
export async function keepSessions(db: Kysely<Tables>, live: Kysely<Tables> | null): Promise<void> {
  await db.deleteFrom('auth_session').execute();
  if (!live) return;
  const known = new Set((await db.selectFrom('auth_user').select('id').execute()).map(({ id }) => id));
  const open = (await live.selectFrom('auth_session').selectAll().execute()).filter(({ userId }) =>
    known.has(userId)
  );
  for (let from = 0; from < open.length; from += atOnce)
    await db
      .insertInto('auth_session')
      .values(open.slice(from, from + atOnce))
      .execute();
}
