import { isWithin } from '$lib/calendar';
import type { Kysely } from 'kysely';
import { allOf } from '../store/all-of';
import type { Tables } from '../store/tables/tables';
import { Problem } from '../problem/problem';
import { mayDo, type Permission, type Actor, type RoleName } from './actor';

/** The present facts that an actor's permission depends on. */
export interface ActorRights {
  /** the session hasn't ended */
  isIn: boolean;
  /** `from`, `to`: the role's first and last day */
  roles: readonly { role: string; from: string; to: string | null }[];
}

/** Reads the present facts that an actor's permission depends on. */
export async function rightsOf(
  db: Kysely<Tables>,
  { account, unit, session }: Pick<Actor, 'account' | 'unit' | 'session'>,
  now: Date
): Promise<ActorRights> {
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
 * Refuses a command when the session or the role behind it has ended meanwhile: a request whose body comes
 * slowly begins under both and runs minutes later, and the present state counts. An actor who never had a
 * role in the unit is its founding and no account.
 * @param today YYYY-MM-DD, by which roles begin and end
 * @throws Problem `signed-out` when the session has ended for whatever reason; `forbidden` when the role
 * has
 */
export function needStill({ isIn, roles }: ActorRights, permission: Permission, today: string): void {
  if (!isIn) throw new Problem('signed-out', 401);
  const allowed: readonly RoleName[] = mayDo[permission];
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
