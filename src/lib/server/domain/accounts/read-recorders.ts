import type { Kysely } from 'kysely';
import { currentRoles } from '../../platform/access/current-roles';
import type { Tables } from '../../platform/store/tables/tables';
import type { Recorder } from './accounts';

/**
 * The accounts that are recorders of a unit on a day.
 * @param today YYYY-MM-DD
 */
export async function readRecorders(db: Kysely<Tables>, unit: string, today: string): Promise<Recorder[]> {
  const rows = await currentRoles(db, today)
    .innerJoin('role as each', (join) =>
      join.onRef('each.account_id', '=', 'role.account_id').onRef('each.unit_id', '=', 'role.unit_id')
    )
    .leftJoin('subject as person', 'person.id', 'each.subject_id')
    .where('role.unit_id', '=', unit)
    .where('role.role', '=', 'recorder')
    .select(['role.account_id', 'person.code'])
    .distinct()
    .execute();
  const subjects = new Map<string, string[]>();
  for (const { account_id, code } of rows)
    subjects.set(account_id, [...(subjects.get(account_id) ?? []), ...(code === null ? [] : [code])]);
  return [...subjects].map(([id, own]) => ({ id, subjects: own }));
}
