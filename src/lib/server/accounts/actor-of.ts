import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';
import type { Actor, RoleName } from './actor';
import { currentRoles } from './current-roles';

/**
 * What an account may be today: its roles in the unit where it got the first of them. null when it has none now,
 * so an ended role closes every door at the next request.
 *
 * @param session under which it acts
 * @param today YYYY-MM-DD
 */
export async function actorOf(
  db: Kysely<Tables>,
  account: { id: string; name: string },
  session: string,
  today: string
): Promise<Actor | null> {
  const rows = await currentRoles(db, today)
    .where('role.account_id', '=', account.id)
    .select(['role.unit_id', 'role.role', 'subject.code'])
    .orderBy('role.from_date')
    .orderBy('role.id')
    .execute();
  const unit = rows[0]?.unit_id;
  if (unit === undefined) return null;
  const here = rows.filter((row) => row.unit_id === unit);
  return {
    account: account.id,
    session,
    name: account.name,
    unit,
    roles: here.map((row) => row.role as RoleName),
    subject: here.find((row) => row.code !== null)?.code ?? null
  };
}
