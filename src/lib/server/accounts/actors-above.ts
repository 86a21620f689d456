import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';
import { may, type Act, type Actor, type RoleName } from './actor';
import { currentRoles } from './current-roles';

/**
 * An account as the superior of each unit that is below it today: a street office has many. In each it is what its roles
 * there say, and nothing besides; acts in one of them are authorised there. The one that it works in first.
 *
 * @param today YYYY-MM-DD
 */
export async function actorsAbove(db: Kysely<Tables>, actor: Actor, today: string): Promise<Actor[]> {
  const all = await actorsIn(db, actor, today);
  return all.filter(({ roles }) => roles.includes('superior'));
}

/** The same in each unit in which it may do this, as whatever it is there. Who has no account acts in its own unit. */
export async function actorsWhoMay(
  db: Kysely<Tables>,
  actor: Actor,
  act: Act,
  today: string
): Promise<Actor[]> {
  const others = (await actorsIn(db, actor, today)).filter(({ unit }) => unit !== actor.unit);
  return [actor, ...others].filter((each) => may(each, act));
}

/** An account in each unit in which it has a role today. */
async function actorsIn(db: Kysely<Tables>, actor: Actor, today: string): Promise<Actor[]> {
  const rows = await currentRoles(db, today)
    .where('role.account_id', '=', actor.account)
    .select(['role.unit_id', 'role.role', 'subject.code'])
    .orderBy('role.from_date')
    .orderBy('role.id')
    .execute();
  const units = [...new Set(rows.map(({ unit_id }) => unit_id))];
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
