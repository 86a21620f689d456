import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';

/**
 * The roles that hold on a day. A member's ends with the day on which the person leaves (离岗 in the roster), whatever
 * the role itself says: who has left isn't scored, and has no points to look at.
 *
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
