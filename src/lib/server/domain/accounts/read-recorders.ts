import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import type { Recorder } from './accounts';

/**
 * The accounts that are recorders of a unit on a day.
 * @param today YYYY-MM-DD
 */
export async function readRecorders(db: Kysely<Tables>, unit: string, today: string): Promise<Recorder[]> {
  const rows = await db
    .selectFrom('role as recorder')
    .innerJoin('role', (join) =>
      join.onRef('role.account_id', '=', 'recorder.account_id').onRef('role.unit_id', '=', 'recorder.unit_id')
    )
    .leftJoin('subject', 'subject.id', 'role.subject_id')
    .where('recorder.unit_id', '=', unit)
    .where('recorder.role', '=', 'recorder')
    .where('recorder.from_date', '<=', today)
    .where((where) =>
      where.or([where('recorder.to_date', 'is', null), where('recorder.to_date', '>=', today)])
    )
    .select(['recorder.account_id', 'subject.code'])
    .distinct()
    .execute();
  const subjects = new Map<string, string[]>();
  for (const { account_id, code } of rows)
    subjects.set(account_id, [...(subjects.get(account_id) ?? []), ...(code === null ? [] : [code])]);
  return [...subjects].map(([id, own]) => ({ id, subjects: own }));
}
