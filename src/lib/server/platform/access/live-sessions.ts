import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';
import type { HeldRoles } from './actor';
import { heldRoles } from './actor-of';
import { currentRoles } from './current-roles';

/** SQLite takes 32,766 values in a statement; this many keep each one quick. */
const atOnce = 500;

/**
 * Finds those of the sessions that have neither ended nor expired, with the roles of their accounts today,
 * the unit first in which each account works. A session whose account has no role left is missing.
 *
 * @param today YYYY-MM-DD
 */
export async function liveSessions(
  db: Kysely<Tables>,
  ids: readonly string[],
  { now, today }: { now: Date; today: string }
): Promise<Map<string, HeldRoles[]>> {
  const live = new Map<string, HeldRoles[]>();
  for (let from = 0; from < ids.length; from += atOnce) {
    const asked = ids.slice(from, from + atOnce);
    const rows = await currentRoles(db, today)
      .innerJoin('auth_session', 'auth_session.userId', 'role.account_id')
      .where('auth_session.id', 'in', asked)
      .where('auth_session.expiresAt', '>', now.toISOString())
      .select(['auth_session.id', 'role.unit_id', 'role.role', 'subject.code'])
      .orderBy('role.from_date')
      .orderBy('role.id')
      .execute();
    const bySession = new Map<string, typeof rows>();
    for (const row of rows) bySession.set(row.id, [...(bySession.get(row.id) ?? []), row]);
    for (const [id, ofSession] of bySession) live.set(id, heldRoles(ofSession));
  }
  return live;
}
