import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';
import type { Actor, HeldRoles, RoleName } from './actor';
import { currentRoles } from './current-roles';

/**
 * The actor for an account's roles of today, in the unit where it got the first of them. null when it has
 * none now, so that an ended role closes every endpoint at the next request.
 * @param session under which it acts
 * @param today YYYY-MM-DD
 */
export async function actorOf(
  db: Kysely<Tables>,
  account: { id: string; name: string },
  session: string,
  today: string
): Promise<Actor | null> {
  const [held] = await rolesOf(db, account.id, today);
  if (!held) return null;
  return { account: account.id, session, name: account.name, ...held };
}

/** An account's roles of today in each unit, the one in which it works first. */
export async function rolesOf(db: Kysely<Tables>, account: string, today: string): Promise<HeldRoles[]> {
  const rows = await currentRoles(db, today)
    .where('role.account_id', '=', account)
    .select(['role.unit_id', 'role.role', 'subject.code'])
    .orderBy('role.from_date')
    .orderBy('role.id')
    .execute();
  return heldRoles(rows);
}

/**
 * Reads an account's rows of `currentRoles`: its roles in each unit. It works in the first unit; in another
 * one its roles count where it is that unit's superior, and where it is scored there.
 *
 * @param rows by the day from which they hold, then by id
 */
export function heldRoles(
  rows: readonly { unit_id: string; role: string; code: string | null }[]
): HeldRoles[] {
  return [...new Set(rows.map(({ unit_id }) => unit_id))].map((unit) => {
    const here = rows.filter((row) => row.unit_id === unit);
    return {
      unit,
      roles: here.map((row) => row.role as RoleName),
      subject: here.find((row) => row.code !== null)?.code ?? null
    };
  });
}
