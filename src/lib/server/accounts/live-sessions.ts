import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';
import { currentRoles } from './current-roles';

/** SQLite takes 32,766 values in a statement; this many keep each one quick. */
const atOnce = 500;

/** Which of these sessions still belong to somebody who is scored: neither ended nor lapsed, and a member today. */
export async function liveSessions(
  db: Kysely<Tables>,
  ids: readonly string[],
  { now, today }: { now: Date; today: string }
): Promise<Set<string>> {
  const live = new Set<string>();
  for (let from = 0; from < ids.length; from += atOnce) {
    const rows = await db
      .selectFrom('auth_session')
      .where('auth_session.id', 'in', ids.slice(from, from + atOnce))
      .where('auth_session.expiresAt', '>', now.toISOString())
      .where(
        'auth_session.userId',
        'in',
        currentRoles(db, today).where('role.subject_id', 'is not', null).select('role.account_id')
      )
      .select('auth_session.id')
      .execute();
    for (const { id } of rows) live.add(id);
  }
  return live;
}
