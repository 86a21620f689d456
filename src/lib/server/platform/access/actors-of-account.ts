import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';
import { may, type Permission, type Actor, type HeldRoles } from './actor';
import { rolesOf } from './actor-of';

/**
 * An account as the superior of each unit that is below it today: a street office has many. In each it is what its roles
 * there say, and nothing besides; commands in one of them are authorised there. The one that it works in first.
 *
 * @param today YYYY-MM-DD
 */
export async function superiorActors(db: Kysely<Tables>, actor: Actor, today: string): Promise<Actor[]> {
  const all = await actorsIn(db, actor, today);
  return all.filter(({ roles }) => roles.includes('superior'));
}

/**
 * An account in each unit in which it is scored today, the one where it works first: somebody may be a community's cadre
 * and a branch's member.
 *
 * @param today YYYY-MM-DD
 */
export async function scoredActors(db: Kysely<Tables>, actor: Actor, today: string): Promise<Actor[]> {
  return (await actorsIn(db, actor, today)).filter(({ subject }) => subject !== null);
}

/**
 * The actor in each unit in which the account has this permission. A founding or shell actor without an
 * account acts in its own unit.
 */
export async function actorsWhoMay(
  db: Kysely<Tables>,
  actor: Actor,
  permission: Permission,
  today: string
): Promise<Actor[]> {
  const others = (await actorsIn(db, actor, today)).filter(({ unit }) => unit !== actor.unit);
  return [actor, ...others].filter((each) => may(each, permission));
}

/** An account in each unit in which it has a role today. */
async function actorsIn(db: Kysely<Tables>, actor: Actor, today: string): Promise<Actor[]> {
  const held = await rolesOf(db, actor.account, today);
  const isOwn = ({ unit }: HeldRoles) => unit === actor.unit;
  return [...held.filter(isOwn), ...held.filter((there) => !isOwn(there))].map((there) => ({
    ...actor,
    ...there
  }));
}
