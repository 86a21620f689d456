import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';
import type { Actor, RoleName } from './actor';
import { currentRoles } from './current-roles';

/**
 * An account as the superior of each unit that is below it today: a street office has many. In each it is what its roles
 * there say, and nothing besides; acts in one of them are authorised there. The one that it works in first.
 *
 * @param today YYYY-MM-DD
 */
export async function actorsAbove(db: Kysely<Tables>, actor: Actor, today: string): Promise<Actor[]> {
  const rows = await currentRoles(db, today)
    .where('role.account_id', '=', actor.account)
    .select(['role.unit_id', 'role.role', 'subject.code'])
    .orderBy('role.from_date')
    .orderBy('role.id')
    .execute();
  const units = [...new Set(rows.filter(({ role }) => role === 'superior').map(({ unit_id }) => unit_id))];
  const isOwn = (unit: string) => unit === actor.unit;
  return [...units.filter(isOwn), ...units.filter((unit) => !isOwn(unit))].map((unit) => {
    const there = rows.filter(({ unit_id }) => unit_id === unit);
    return {
      ...actor,
      unit,
      roles: there.map(({ role }) => role as RoleName),
      subject: there.find(({ code }) => code !== null)?.code ?? null
    };
  });
}
