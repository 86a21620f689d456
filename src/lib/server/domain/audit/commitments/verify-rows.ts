import { sql, type Kysely } from 'kysely';
import { chunks } from '../../../platform/store/chunks';
import type { Tables } from '../../../platform/store/tables/tables';
import { rowDigest } from './commitment';
import { committedRows, type CommittedRow } from './committed-rows';
import { newestCommitments, type RecordedCommitment } from './read-commitments';
import { keysById, rowsById } from './rows-by-id';

/** A row that isn't what the unit's commands have left. */
export interface RowTrouble {
  why:
    /** it says something else */
    | 'row-differs'
    /** it was taken out, and not erased as the database erases */
    | 'row-gone'
    /** no command has written it */
    | 'row-outside';
  table: string;
  row: string;
  /** number of the record of the command that wrote the row last; null: none did */
  no: number | null;
}

/** The most rows of one table that are named. */
const mostNamed = 20;

/** Compares a unit's rows with what its commands have committed to; linear in the ledger's length. */
export async function verifyRows(db: Kysely<Tables>, unit: string): Promise<RowTrouble[]> {
  const all: RowTrouble[] = [];
  for (const [what, row] of Object.entries(committedRows)) {
    const found: RowTrouble[] = [];
    for await (const some of newestCommitments(db, unit, what)) {
      found.push(...(await compared(db, { what, row }, some)));
      if (found.length >= mostNamed) break;
    }
    all.push(...found.slice(0, mostNamed), ...(await uncommitted(db, unit, what, row)));
  }
  return all;
}

async function compared(
  db: Kysely<Tables>,
  { what, row }: { what: string; row: CommittedRow },
  some: readonly RecordedCommitment[]
): Promise<RowTrouble[]> {
  const ids = some.map(({ id }) => id);
  const rows = await rowsById(db, row, ids);
  const endedByRestoring = what === 'role_end' ? await markedIn(db, what, ids) : new Set<string>();
  const keys = row.keyed ? await keysById(db, what, ids) : new Map<string, string>();
  return some.flatMap(({ id, no, digest }): RowTrouble[] => {
    const trouble = { table: row.table, row: id, no };
    const there = rows.get(id);
    const key = row.keyed ? keys.get(id) : null;
    // An erased text has taken its key along; where the key was left, the row was taken out past the database's guards.
    if (!there) return key === undefined ? [] : [{ ...trouble, why: 'row-gone' }];
    // A restore ends roles again that were ended after the backup; it never opens one.
    if (endedByRestoring.has(id) && there.to_date !== null) return [];
    const isSame = key !== undefined && rowDigest(what, row, there, key) === digest;
    return isSame ? [] : [{ ...trouble, why: 'row-differs' }];
  });
}

async function uncommitted(
  db: Kysely<Tables>,
  unit: string,
  what: string,
  row: CommittedRow
): Promise<RowTrouble[]> {
  const { rows } = await sql<{ id: string }>`
    select ${sql.ref(`each_row.${row.id}`)} as id from (
      select ${sql.ref(row.id)} from ${sql.table(row.table)} where ${row.ofUnit(unit)}
    ) each_row
    where not exists (
      select 1 from commitment
      where commitment.unit_id = ${unit} and commitment.what = ${what}
        and commitment.id = ${sql.ref(`each_row.${row.id}`)})
    limit ${sql.lit(mostNamed)}`.execute(db);
  return rows.map(({ id }) => ({ why: 'row-outside', table: row.table, row: id, no: null }));
}

/** Those of the ids that are marked as erased, or as ended by a restore. */
async function markedIn(db: Kysely<Tables>, what: string, ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const some of chunks(ids)) {
    const rows = await db
      .selectFrom('erased')
      .where('what', '=', what)
      .where('id', 'in', some)
      .select('id')
      .execute();
    for (const { id } of rows) found.add(id);
  }
  return found;
}
