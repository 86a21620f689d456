import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';
import { Problem } from '../problem';
import { mayDo, type Act, type Actor, type RoleName } from './actor';

/**
 * Refuses when something has ended meanwhile that an actor's act stands on. A request whose body comes slowly begins
 * with a session and a role, and is done minutes later: then it counts what holds now. Who never had a role in the unit
 * isn't an account but its founding.
 *
 * @param today YYYY-MM-DD, by which roles begin and end
 * @throws Problem `signed-out` when the session has ended, by whatever did it; `forbidden` when the role has
 */
export async function needStill(
  db: Kysely<Tables>,
  { account, unit, session }: Pick<Actor, 'account' | 'unit' | 'session'>,
  act: Act,
  { now, today }: { now: Date; today: string }
): Promise<void> {
  if (session !== null && !(await holds(db, session, now))) throw new Problem('signed-out', 401);
  if (!(await isAllowed(db, { account, unit }, act, today))) throw new Problem('forbidden', 403);
}

async function holds(db: Kysely<Tables>, session: string, now: Date): Promise<boolean> {
  const found = await db
    .selectFrom('auth_session')
    .where('id', '=', session)
    .where('expiresAt', '>', now.toISOString())
    .select('id')
    .executeTakeFirst();
  return found !== undefined;
}

async function isAllowed(
  db: Kysely<Tables>,
  { account, unit }: Pick<Actor, 'account' | 'unit'>,
  act: Act,
  today: string
): Promise<boolean> {
  const roles = await db
    .selectFrom('role')
    .where('account_id', '=', account)
    .where('unit_id', '=', unit)
    .select(['role', 'from_date', 'to_date'])
    .execute();
  const allowed: readonly RoleName[] = mayDo[act];
  return (
    roles.length === 0 ||
    roles.some(
      ({ role, from_date: from, to_date: to }) =>
        from <= today && (to === null || to >= today) && allowed.some((each) => each === role)
    )
  );
}
