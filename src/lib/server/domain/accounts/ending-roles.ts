import type { Kysely } from 'kysely';
import type { RoleName } from '../../platform/access/actor';
import type { Tables } from '../../platform/store/tables/tables';
import type { EndingRole } from './accounts';

/**
 * The roles of a unit that hold today and end by a day, without another one of the same account and name that goes on after it.
 * @param today YYYY-MM-DD
 */
export async function endingRoles(
  db: Kysely<Tables>,
  unit: string,
  { today, day }: { today: string; day: string }
): Promise<EndingRole[]> {
  const rows = await db
    .selectFrom('role')
    .innerJoin('auth_user', 'auth_user.id', 'role.account_id')
    .where('role.unit_id', '=', unit)
    .where('role.from_date', '<=', today)
    .where('role.to_date', '>=', today)
    .where('role.to_date', '<=', day)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('role as next')
            .whereRef('next.unit_id', '=', 'role.unit_id')
            .whereRef('next.account_id', '=', 'role.account_id')
            .whereRef('next.role', '=', 'role.role')
            .whereRef('next.from_date', '>', 'role.to_date')
            .select('next.id')
        )
      )
    )
    .select(['auth_user.name', 'role.role', 'role.to_date'])
    .orderBy('role.to_date')
    .orderBy('auth_user.name')
    .execute();
  return rows.map(({ name, role, to_date }) => ({ name, role: role as RoleName, to: to_date ?? '' }));
}
