import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import type { BookedEntry } from './ledger';
import type { LineFilter, LedgerPage, SearchTerm } from './line-filter';
import { entriesOf } from './read-entries';

/**
 * Selects the lines of a unit's ledger that match a filter: `seq` alone, so that an index may answer all of
 * it.
 */
function matching(db: Kysely<Tables>, unit: string, filter: LineFilter) {
  const { from, to, subject, items, basis, terms, upto } = filter;
  const isPlain = basis === '' && terms.length === 0;
  return db
    .selectFrom('entry')
    .where('entry.unit_id', '=', unit)
    .where('entry.seq', '<=', upto)
    .$if(from !== null, (query) => query.where('entry.period', '>=', from ?? ''))
    .$if(to !== null, (query) => query.where('entry.period', '<=', to ?? ''))
    .$if(subject !== null, (query) =>
      query.where('entry.subject_id', '=', (of) =>
        of
          .selectFrom('subject as whose')
          .where('whose.unit_id', '=', unit)
          .where('whose.code', '=', subject ?? '')
          .select('whose.id')
      )
    )
    .$if(items !== null, (query) => query.where((of) => ofItems(of, unit, items ?? [])))
    .$if(!isPlain, (query) =>
      query.where((of) =>
        of.and([
          ...(basis === '' ? [] : [of('entry.id', 'in', textsWith(of, ['basis'], basis))]),
          ...terms.map((term) => saying(of, unit, term))
        ])
      )
    );
}

type Of = ExpressionBuilder<Tables, 'entry'>;

function ofItems(of: Of, unit: string, items: readonly string[]) {
  return of.or([
    of('entry.item', 'in', items),
    of.and([
      of('entry.item', '=', ''),
      of.exists(
        of
          .selectFrom('entry as undone')
          .where('undone.unit_id', '=', unit)
          .whereRef('undone.no', '=', 'entry.reverses')
          .where('undone.item', 'in', items)
          .select('undone.id')
      )
    ])
  ]);
}

function saying(of: Of, unit: string, { text, items }: SearchTerm) {
  return of.or([
    has(sql.ref('entry.no'), text),
    of('entry.id', 'in', textsWith(of, ['matter_text', 'basis'], text)),
    of('entry.decision_id', 'in', (some) =>
      some
        .selectFrom('decision')
        .where('decision.unit_id', '=', unit)
        .where(has(sql.ref('decision.minutes'), text))
        .select('decision.id')
    ),
    of('entry.subject_id', 'in', (some) =>
      some
        .selectFrom('subject as named')
        .leftJoin('subject_name', 'subject_name.subject_id', 'named.id')
        .where('named.unit_id', '=', unit)
        .where((each) => each.or([has(sql.ref('named.code'), text), has(sql.ref('subject_name.name'), text)]))
        .select('named.id')
    ),
    ...(items.length === 0 ? [] : [ofItems(of, unit, items)])
  ]);
}

/** Looked through once from end to end: a look for each line would take ten times as long on SQLite. */
function textsWith(of: Of, columns: readonly ('matter_text' | 'basis')[], text: string) {
  return of
    .selectFrom('entry_text')
    .where((each) => each.or(columns.map((column) => has(sql.ref(`entry_text.${column}`), text))))
    .select('entry_text.entry_id');
}

/** Whether a column contains the text literally, without patterns, and with Latin letters in either case. */
function has(column: ReturnType<typeof sql.ref>, text: string) {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`lower(${column}) like ${pattern} escape '\\'`;
}

/** Counts the lines that match a filter. */
export async function countLines(db: Kysely<Tables>, unit: string, filter: LineFilter): Promise<number> {
  const { count } = await matching(db, unit, filter)
    .select((fn) => fn.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The numbers (`seq`) of the lines at a place of the list that a filter leaves. */
export async function findLines(
  db: Kysely<Tables>,
  unit: string,
  { filter, skip, take }: LedgerPage & { filter: LineFilter }
): Promise<number[]> {
  const rows = await matching(db, unit, filter)
    .select('entry.seq')
    .orderBy('entry.period', 'desc')
    .orderBy('entry.seq', 'desc')
    .limit(take)
    .offset(skip)
    .execute();
  return rows.map(({ seq }) => Number(seq));
}

/**
 * The next lines of the same list after a given one, or from its beginning; the end is as fast as the
 * beginning.
 */
export function linesAfter(
  db: Kysely<Tables>,
  unit: string,
  { filter, after, take }: { filter: LineFilter; after: BookedEntry | null; take: number }
): Promise<BookedEntry[]> {
  return entriesOf(
    matching(db, unit, filter)
      .$if(after !== null, (query) =>
        query.where((of) =>
          of(of.refTuple('entry.period', 'entry.seq'), '<', of.tuple(after?.period ?? '', after?.seq ?? 0))
        )
      )
      .orderBy('entry.period', 'desc')
      .orderBy('entry.seq', 'desc')
      .limit(take)
  );
}
