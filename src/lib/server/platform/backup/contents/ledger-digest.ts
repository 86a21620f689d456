import { createHash } from 'node:crypto';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from '../../store/tables/tables';
import { catalogue, type CatalogueTable } from './catalogue';
import { ledgerTables } from './ledger-tables';
import { tableDigest, type TableDigest } from './table-digest';

/** One unit's ledger as one line: equal lines mean equal ledgers. */
export interface LedgerDigest {
  unit: string;
  /** number of its newest change; 0 before the first */
  newest: number;
  /** rows in all of its tables that only grow */
  rows: number;
  /** SHA-256, 64 hex digits; the same on SQLite and PostgreSQL */
  digest: string;
}

/** All that a database holds, in digests: equal digests mean equal content. */
export interface Fingerprint {
  ledgers: LedgerDigest[];
  /** every table that isn't part of a ledger, sign-in's too */
  tables: Record<string, TableDigest>;
}

/**
 * Digest over everything of one unit that only grows: decisions, entries, seals with their results, notices, changes
 * and audit trail. Memory doesn't grow with the ledger. To compare two, both have to be read at one moment
 * (`atOneMoment`).
 */
export async function ledgerDigest(db: Kysely<Tables>, unit: string): Promise<LedgerDigest> {
  return digestOfLedger(db, await catalogue(db), unit);
}

/** Digests of every ledger and of every other table. Call it at one moment of the database (`atOneMoment`). */
export async function fingerprint(
  db: Kysely<Tables>,
  progress: (done: number, of: number) => void = () => undefined
): Promise<Fingerprint> {
  const tables = await catalogue(db);
  const others = tables.filter(({ name }) => !ledgerTables.includes(name));
  const units = await db.selectFrom('unit').select('id').orderBy('id').execute();
  const of = units.length + others.length;
  const reported: Fingerprint = { ledgers: [], tables: {} };
  for (const { id } of units) {
    reported.ledgers.push(await digestOfLedger(db, tables, id));
    progress(reported.ledgers.length, of);
  }
  for (const [index, table] of others.entries()) {
    reported.tables[table.name] = await tableDigest(db, table);
    progress(units.length + index + 1, of);
  }
  return reported;
}

async function digestOfLedger(
  db: Kysely<Tables>,
  tables: readonly CatalogueTable[],
  unit: string
): Promise<LedgerDigest> {
  const hash = createHash('sha256');
  let rows = 0;
  for (const table of tables.filter(({ name }) => ledgerTables.includes(name))) {
    const part = await tableDigest(db, table, { order: orderOf(table), filter: ofUnit(table, tables, unit) });
    rows += part.rows;
    hash.update(`${table.name} ${part.rows} ${part.digest}\n`);
  }
  const head = await db
    .selectFrom('change_log')
    .where('unit_id', '=', unit)
    .select((fn) => fn.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return { unit, newest: Number(head?.seq ?? 0), rows, digest: hash.digest('hex') };
}

/**
 * The columns that order a table's rows: the number within the unit, where there is one, so that a unit's
 * rows are read off an index.
 */
function orderOf({ keys }: CatalogueTable): readonly string[] {
  const [primary = []] = keys;
  const inUnit = keys.filter(([first, ...rest]) => first === 'unit_id' && rest.length > 0);
  return inUnit.sort((a, b) => (a.join() < b.join() ? -1 : 1))[0]?.slice(1) ?? primary;
}

/** Rows of the unit, or that belong to a row of it, also by a table between. */
function ofUnit(table: CatalogueTable, tables: readonly CatalogueTable[], unit: string): RawBuilder<unknown> {
  if (has(table, 'unit_id')) return sql`unit_id = ${unit}`;
  const owners = table.links.flatMap((link) => {
    const owner = tables.find(({ name }) => name === link.table && name !== table.name);
    return owner ? [{ link, owner }] : [];
  });
  const found = owners.find(({ owner }) => has(owner, 'unit_id')) ?? owners[0];
  if (!found) throw new Error(`${table.name} belongs to no unit`);
  const { link, owner } = found;
  return sql`${sql.ref(link.column)} in (
    select ${sql.ref(link.target)} from ${sql.table(link.table)} where ${ofUnit(owner, tables, unit)})`;
}

function has({ columns }: CatalogueTable, column: string): boolean {
  return columns.some(({ name }) => name === column);
}
