import { sql, type Kysely, type RawBuilder } from 'kysely';
import { chunks } from '../../../platform/store/chunks';
import type { Tables } from '../../../platform/store/tables/tables';
import type { WholeRow } from './commitment';
import type { CommittedRow } from './committed-rows';

/** Rows with these ids. */
export async function rowsById(
  db: Kysely<Tables>,
  { table, id }: CommittedRow,
  ids: readonly string[]
): Promise<Map<string, WholeRow>> {
  const found = new Map<string, WholeRow>();
  for (const some of chunks(ids))
    for (const row of await rowsWhere(db, table, sql`${sql.ref(id)} in (${sql.join(some)})`))
      found.set(String(row[id]), row);
  return found;
}

/** Rows of a table under a condition. */
export async function rowsWhere(
  db: Kysely<Tables>,
  table: keyof Tables,
  condition: RawBuilder<unknown>
): Promise<WholeRow[]> {
  const { rows } = await sql<WholeRow>`select * from ${sql.table(table)} where ${condition}`.execute(db);
  return rows;
}

/** The keys of rows by their ids; an erased row has none. */
export async function keysById(
  db: Kysely<Tables>,
  what: string,
  ids: readonly string[]
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const some of chunks(ids)) {
    const rows = await db
      .selectFrom('commitment_key')
      .where('what', '=', what)
      .where('id', 'in', some)
      .select(['id', 'key'])
      .execute();
    for (const { id, key } of rows) found.set(id, key);
  }
  return found;
}
