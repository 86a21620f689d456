import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';
import { mayDo, type Act, type Actor, type RoleName } from './actor';

/**
 * Whether nothing has ended meanwhile that an actor's act stands on. A request whose body comes slowly begins with a
 * role, and is done minutes later: then it counts what holds now. Who never had a role in the unit isn't an account
 * but its founding.
 *
 * @param today YYYY-MM-DD
 */
export async function stillMay(
  db: Kysely<Tables>,
  { account, unit }: Pick<Actor, 'account' | 'unit'>,
  act: Act,
  today: string
): Promise<boolean> {
  const roles = await db
    .selectFrom('role')
    .where('account_id', '=', account)
    .where('unit_id', '=', unit)
    .select(['role', 'to_date'])
    .execute();
  const allowed: readonly RoleName[] = mayDo[act];
  return (
    roles.length === 0 ||
    roles.some(
      ({ role, to_date: to }) => (to === null || to >= today) && allowed.some((each) => each === role)
    )
  );
}
