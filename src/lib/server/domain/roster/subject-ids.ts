import type { Kysely } from 'kysely';
import { Problem } from '../../platform/problem/problem';
import type { Tables } from '../../platform/store/tables/tables';

/** The ids that a unit's numbers (编号) have in the tables that only grow. */
export async function subjectIds(db: Kysely<Tables>, unit: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('subject').where('unit_id', '=', unit).select(['id', 'code']).execute();
  return new Map(rows.map((row) => [row.code, row.id]));
}

/**
 * The one of a single number.
 * @throws Problem `unknown-subject`
 */
export async function subjectIdOf(db: Kysely<Tables>, unit: string, code: string): Promise<string> {
  const row = await db
    .selectFrom('subject')
    .where('unit_id', '=', unit)
    .where('code', '=', code)
    .select('id')
    .executeTakeFirst();
  if (!row) throw new Problem('unknown-subject', 422, { value: code });
  return row.id;
}

/**
 * Finds the id of a 编号.
 * @throws Problem `unknown-subject`
 */
export function subjectId(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (id === undefined) throw new Problem('unknown-subject', 422, { value: code });
  return id;
}
