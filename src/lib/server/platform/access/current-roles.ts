import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';

/**
 * The roles that are valid on a day. A member's role ends with the day on which the person leaves (离岗, 转出 in
 * the roster), whatever the role itself says: they are no longer scored and have no points to look at.
 * @param today YYYY-MM-DD
 */
export function currentRoles(db: Kysely<Tables>, today: string) {
  return db
    .selectFrom('role')
    .leftJoin('subject', 'subject.id', 'role.subject_id')
    .where('role.from_date', '<=', today)
    .where((where) => where.or([where('role.to_date', 'is', null), where('role.to_date', '>=', today)]))
    .where((where) =>
      where.or([
        where('role.role', '!=', 'member'),
        where('subject.to_date', 'is', null),
        where('subject.to_date', '>=', today)
      ])
    );
}

/** Whether an account may do anything on a day. */
export async function hasRole(db: Kysely<Tables>, account: string, today: string): Promise<boolean> {
  const role = await currentRoles(db, today)
    .where('role.account_id', '=', account)
    .select('role.id')
    .limit(1)
    .executeTakeFirst();
  return role !== undefined;
}
