import { createHash } from 'node:crypto';
import type { QueryExecutorProvider, RawBuilder } from 'kysely';
import type { CatalogueTable } from './catalogue';
import { rowsOf } from './rows-of';

export interface TableDigest {
  rows: number;
  /** SHA-256, 64 hex digits */
  digest: string;
}

/**
 * SHA-256 over a table: its name and columns, then each row as a JSON list of its values in the order of
 * the columns' names. It depends on the content alone, not on the database that holds it.
 */
export async function tableDigest(
  db: QueryExecutorProvider,
  table: CatalogueTable,
  part: { order?: readonly string[]; filter?: RawBuilder<unknown> } = {}
): Promise<TableDigest> {
  const hash = createHash('sha256');
  const columns = table.columns.map(({ name }) => name);
  hash.update(`${JSON.stringify([table.name, ...columns])}\n`);
  let count = 0;
  for await (const rows of rowsOf(db, table, part)) {
    count += rows.length;
    let text = '';
    for (const row of rows) text += `${JSON.stringify(columns.map((name) => row[name]))}\n`;
    hash.update(text);
  }
  return { rows: count, digest: hash.digest('hex') };
}
