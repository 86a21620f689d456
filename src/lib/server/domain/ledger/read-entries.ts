import type { Entry } from '$lib/points';
import { sql, type Kysely, type SelectQueryBuilder } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import type { BookedEntry } from './ledger';

/** Selects entries; the list may be no longer than one statement may bind. */
interface Which {
  subject?: string | undefined;
  seqs?: readonly number[] | undefined;
  after?: number | undefined;
  /** 流水号 */
  numbers?: readonly string[] | undefined;
  numberedAfter?: string | undefined;
}

/** One unit's entries with their texts, in the order of booking. */
export function readEntries(db: Kysely<Tables>, unit: string, which: Which): Promise<BookedEntry[]> {
  const { subject, seqs, after, numbers, numberedAfter } = which;
  return entriesOf(
    db
      .selectFrom('entry')
      .$if(seqs === undefined, (query) => query.where('entry.unit_id', '=', unit))
      // The lines are found by their numbers alone: with the unit SQLite would read all of it, and a large
      // one's page took 0.3 s.
      .$if(seqs !== undefined, (query) =>
        query
          .where('entry.seq', 'in', seqs ?? [])
          .where(sql<string>`coalesce(${sql.ref('entry.unit_id')}, '')`, '=', unit)
      )
      .$if(subject !== undefined, (query) =>
        query.where('entry.subject_id', '=', (of) =>
          of
            .selectFrom('subject as whose')
            .where('whose.unit_id', '=', unit)
            .where('whose.code', '=', subject ?? '')
            .select('whose.id')
        )
      )
      .$if(after !== undefined, (query) => query.where('entry.seq', '>', after ?? 0))
      .$if(numbers !== undefined, (query) => query.where('entry.no', 'in', numbers ?? []))
      // A range of the index on numbers, whose order is that of their bytes: the full stop comes after the hyphen.
      .$if(numberedAfter !== undefined, (query) =>
        query.where('entry.no', '>=', `${numberedAfter}-`).where('entry.no', '<', `${numberedAfter}.`)
      )
      .orderBy('entry.seq')
  );
}

/** The entries that a query is about, with their texts, in its order. */
export async function entriesOf(query: SelectQueryBuilder<Tables, 'entry', object>): Promise<BookedEntry[]> {
  const rows = await query
    .innerJoin('subject', 'subject.id', 'entry.subject_id')
    .leftJoin('entry_text', 'entry_text.entry_id', 'entry.id')
    .select(['entry.seq', 'entry.no', 'subject.code', 'entry.item', 'entry.date', 'entry.period'])
    .select(['entry.quantity', 'entry.value', 'entry.matter_key', 'entry.reverses', 'entry.decision_id'])
    .select(['entry.revokes', 'entry_text.matter_text', 'entry_text.basis'])
    .execute();
  return rows.map((row) => ({
    id: row.no,
    subject: row.code,
    item: row.item,
    date: row.date,
    period: row.period,
    quantity: row.quantity,
    value: row.value,
    matterText: row.matter_text ?? '',
    matterKey: row.matter_key,
    basis: row.basis ?? '',
    reverses: row.reverses,
    ...(row.revokes !== null && { revokes: row.revokes }),
    seq: row.seq,
    decision: row.decision_id
  }));
}

/**
 * Reads entries for scoring, with the keys of matters and without texts: of some subjects (no more than one
 * statement may bind), booked in a month or later and not after the line with the number `upto`.
 */
export async function readScorable(
  db: Kysely<Tables>,
  unit: string,
  { subjects, since, upto }: { subjects: readonly string[]; since: string; upto: number }
): Promise<Entry[]> {
  const codes = await codesOf(db, unit, subjects);
  const rows = await scorableRows(db, unit)
    .where('subject_id', 'in', [...codes.keys()])
    .where('period', '>=', since)
    .where('seq', '<=', upto)
    .execute();
  return rows.map((row) => scorableEntry(row, codes));
}

/**
 * Reads all of a unit's entries for scoring, in the order of booking. Without the texts, and with people's codes read apart, a
 * large ledger takes half as long as with them.
 */
export async function readAllScorable(db: Kysely<Tables>, unit: string): Promise<Entry[]> {
  const rows = await scorableRows(db, unit).orderBy('seq').execute();
  // After the rows, so that every subject of theirs is known: subjects are never removed.
  const codes = await codesOf(db, unit);
  return rows.map((row) => scorableEntry(row, codes));
}

function scorableRows(db: Kysely<Tables>, unit: string) {
  return db
    .selectFrom('entry')
    .where('unit_id', '=', unit)
    .select(['no', 'subject_id', 'item', 'date', 'period', 'quantity', 'value', 'matter_key', 'reverses']);
}

type ScorableRow = Awaited<ReturnType<ReturnType<typeof scorableRows>['execute']>>[number];

function scorableEntry(row: ScorableRow, codes: ReadonlyMap<string, string>): Entry {
  return {
    id: row.no,
    subject: codes.get(row.subject_id) ?? '',
    item: row.item,
    date: row.date,
    period: row.period,
    quantity: row.quantity,
    value: row.value,
    matterKey: row.matter_key,
    reverses: row.reverses
  };
}

/** The codes (编号) of a unit's subjects by their ids; of all, or of those with some codes. */
async function codesOf(
  db: Kysely<Tables>,
  unit: string,
  codes?: readonly string[]
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('subject')
    .where('unit_id', '=', unit)
    .$if(codes !== undefined, (query) => query.where('code', 'in', codes ?? []))
    .select(['id', 'code'])
    .execute();
  return new Map(rows.map(({ id, code }) => [id, code]));
}
