import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Change } from '../../../platform/changes/changes';
import { takeTouched } from '../../../platform/command/touched-rows';
import { allOf } from '../../../platform/store/all-of';
import { chunks } from '../../../platform/store/chunks';
import type { Tables } from '../../../platform/store/tables/tables';
import { rowDigest, type Commitment, type WholeRow } from './commitment';
import { committedOf, committedRows, stateRows, type CommittedRow } from './committed-rows';
import { keysById, rowsById, rowsWhere } from './rows-by-id';

/** One command: its unit, the number of its record, and its changes. */
interface CommandSpan {
  unit: string;
  no: number;
  made: readonly Change[];
}

/** A row that is committed to, and its key where it has one. */
interface NewCommitment extends Commitment {
  key: string | null;
}

/**
 * Commits a command to the rows that it has written beside its changes' content: their digests are kept for good, their
 * keys as long as the rows. A unit's first record commits to everything that the unit was founded with. Call it last
 * in the command's transaction.
 * @returns all that the record commits to
 */
export async function commitRows(db: Kysely<Tables>, span: CommandSpan): Promise<Commitment[]> {
  const touched = takeTouched(db);
  const kinds = new Set(span.made.map(({ kind }) => kind));
  const texts = await allOf(committedOf(kinds).map((what) => newTexts(db, what, span.made)));
  const changed =
    span.no === 1 ? await foundedWith(db, span.unit) : await changedRows(db, span.unit, touched);
  const all = [...texts.flat(), ...changed];
  await write(db, span, all);
  return all.map(({ what, id, digest }) => ({ what, id, digest }));
}

/** Reads texts by the numbers of their owners' changes, so that a long ledger costs no more than a short one. */
async function newTexts(db: Kysely<Tables>, what: string, made: readonly Change[]): Promise<NewCommitment[]> {
  const row = committed(what);
  if (row.owner === null) return [];
  const { table, column, via } = row.owner;
  const between = via
    ? sql`join ${sql.table(via.table)} between_them on between_them.id = words.${sql.ref(column)}
        join ${sql.table(table)} owner on owner.id = between_them.${sql.ref(via.column)}`
    : sql`join ${sql.table(table)} owner on owner.id = words.${sql.ref(column)}`;
  const seqs = made.filter(({ kind }) => kind === row.kind).map(({ seq }) => seq);
  const found: NewCommitment[] = [];
  for (const some of chunks(seqs)) {
    const { rows } = await sql<WholeRow>`
      select words.* from ${sql.table(row.table)} words ${between}
      where owner.seq in (${sql.join(some)})`.execute(db);
    found.push(...rows.map((words) => commitment(what, row, words, newKey())));
  }
  return found;
}

async function foundedWith(db: Kysely<Tables>, unit: string): Promise<NewCommitment[]> {
  const all: NewCommitment[] = [];
  for (const what of stateRows) {
    const row = committed(what);
    for (const each of await rowsWhere(db, row.table, row.ofUnit(unit)))
      all.push(commitment(what, row, each, row.keyed ? newKey() : null));
  }
  return all;
}

/** Commits to rows as they are now, where they aren't as the newest commitment to them says. */
async function changedRows(
  db: Kysely<Tables>,
  unit: string,
  touched: readonly { what: string; id: string }[]
): Promise<NewCommitment[]> {
  const all: NewCommitment[] = [];
  for (const what of new Set(touched.map((each) => each.what))) {
    const row = committed(what);
    const ids = touched.flatMap((each) => (each.what === what ? [each.id] : []));
    const [rows, keys, last] = await allOf([
      rowsById(db, row, ids),
      row.keyed ? keysById(db, what, ids) : new Map<string, string>(),
      newestDigests(db, { unit, what, ids })
    ]);
    for (const [id, each] of rows) {
      const made = commitment(what, row, each, row.keyed ? (keys.get(id) ?? newKey()) : null);
      if (made.digest !== last.get(id)) all.push({ ...made, key: keys.has(id) ? null : made.key });
    }
  }
  return all;
}

async function newestDigests(
  db: Kysely<Tables>,
  { unit, what, ids }: { unit: string; what: string; ids: readonly string[] }
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const some of chunks(ids)) {
    const rows = await db
      .selectFrom('commitment')
      .where('unit_id', '=', unit)
      .where('what', '=', what)
      .where('id', 'in', some)
      .select(['id', 'digest'])
      .orderBy('no')
      .execute();
    for (const { id, digest } of rows) found.set(id, digest);
  }
  return found;
}

function commitment(what: string, row: CommittedRow, each: WholeRow, key: string | null): NewCommitment {
  return { what, id: String(each[row.id]), digest: rowDigest(what, row, each, key), key };
}

function committed(what: string): CommittedRow {
  const row = committedRows[what];
  if (!row) throw new Error(`nobody commits to ${what}`);
  return row;
}

function newKey(): string {
  return randomBytes(16).toString('hex');
}

async function write(
  db: Kysely<Tables>,
  { unit, no }: CommandSpan,
  all: readonly NewCommitment[]
): Promise<void> {
  for (const some of chunks(all)) {
    const keys = some.flatMap(({ what, id, key }) => (key === null ? [] : [{ what, id, key }]));
    const rows = some.map(({ what, id, digest }) => ({ unit_id: unit, what, id, no, digest }));
    await allOf([
      db.insertInto('commitment').values(rows).execute(),
      keys.length > 0 && db.insertInto('commitment_key').values(keys).execute()
    ]);
  }
}
