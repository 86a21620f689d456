import { createHash } from 'node:crypto';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from '../store/tables';
import { catalogue, type Table } from './catalogue';
import { ledgerTables } from './ledger-tables';
import { tableDigest, type TableDigest } from './table-digest';

/** One unit's ledger in a line: whoever has the same line has the same ledger. */
export interface LedgerDigest {
  unit: string;
  /** number of its newest change; 0 before the first */
  newest: number;
  /** rows in all of its tables that only grow */
  rows: number;
  /** SHA-256, 64 hex digits; the same on SQLite and PostgreSQL */
  digest: string;
}

/** All that a database holds, in digests: two that are the same hold the same. */
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

/** Digests of every ledger and of every other table. To be read at one moment. */
export async function fingerprint(
  db: Kysely<Tables>,
  progress: (done: number, of: number) => void = () => undefined
): Promise<Fingerprint> {
  const tables = await catalogue(db);
  const others = tables.filter(({ name }) => !ledgerTables.includes(name));
  const units = await db.selectFrom('unit').select('id').orderBy('id').execute();
  const of = units.length + others.length;
  const told: Fingerprint = { ledgers: [], tables: {} };
  for (const { id } of units) {
    told.ledgers.push(await digestOfLedger(db, tables, id));
    progress(told.ledgers.length, of);
  }
  for (const [index, table] of others.entries()) {
    told.tables[table.name] = await tableDigest(db, table);
    progress(units.length + index + 1, of);
  }
  return told;
}

async function digestOfLedger(
  db: Kysely<Tables>,
  tables: readonly Table[],
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

/** By the number that it has in its unit, where there is one: a unit's rows are then read off an index. */
function orderOf({ keys }: Table): readonly string[] {
  const [primary = []] = keys;
  const inUnit = keys.filter(([first, ...rest]) => first === 'unit_id' && rest.length > 0);
  return inUnit.sort((a, b) => (a.join() < b.join() ? -1 : 1))[0]?.slice(1) ?? primary;
}

/** Rows of the unit, or that belong to a row of it. */
function ofUnit(table: Table, tables: readonly Table[], unit: string): RawBuilder<unknown> {
  if (has(table, 'unit_id')) return sql`unit_id = ${unit}`;
  const owner = table.links.find((link) =>
    tables.some((one) => one.name === link.table && has(one, 'unit_id'))
  );
  if (!owner) throw new Error(`${table.name} belongs to no unit`);
  return sql`${sql.ref(owner.column)} in (
    select ${sql.ref(owner.target)} from ${sql.table(owner.table)} where unit_id = ${unit})`;
}

function has({ columns }: Table, column: string): boolean {
  return columns.some(({ name }) => name === column);
}
