import { isWithin } from '$lib/calendar';
import type { Kysely } from 'kysely';
import { allOf } from '../store/all-of';
import type { Tables } from '../store/tables';
import { Problem } from '../problem';
import { mayDo, type Act, type Actor, type RoleName } from './actor';

/** What an actor's act stands on, as it is now. */
export interface Ground {
  /** the session hasn't ended */
  isIn: boolean;
  /** `from`, `to`: the role's first and last day */
  roles: readonly { role: string; from: string; to: string | null }[];
}

export async function groundOf(
  db: Kysely<Tables>,
  { account, unit, session }: Pick<Actor, 'account' | 'unit' | 'session'>,
  now: Date
): Promise<Ground> {
  const [isIn, roles] = await allOf([
    session === null || holds(db, session, now),
    db
      .selectFrom('role')
      .where('account_id', '=', account)
      .where('unit_id', '=', unit)
      .select(['role', 'from_date as from', 'to_date as to'])
      .execute()
  ]);
  return { isIn, roles };
}

/**
 * Refuses when something has ended meanwhile that an actor's act stands on. A request whose body comes slowly begins
 * with a session and a role, and is done minutes later: then it counts what holds now. Who never had a role in the unit
 * isn't an account but its founding.
 *
 * @param today YYYY-MM-DD, by which roles begin and end
 * @throws Problem `signed-out` when the session has ended, by whatever did it; `forbidden` when the role has
 */
export function needStill({ isIn, roles }: Ground, act: Act, today: string): void {
  if (!isIn) throw new Problem('signed-out', 401);
  const allowed: readonly RoleName[] = mayDo[act];
  const isAllowed =
    roles.length === 0 ||
    roles.some((held) => isWithin(today, held) && allowed.some((each) => each === held.role));
  if (!isAllowed) throw new Problem('forbidden', 403);
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
