import type { EntryFields, Subject, WrittenEntry } from '../ledger';
import type { Scheme } from '../scheme/scheme';
import { textOf } from './cells';
import { columnsOf, entryHeadings } from './columns';
import { checkAssessedOnce } from './assessed-twice';
import { entryOf, type EntryRow } from './entry-row';
import type { ReadingProblem } from './problem';
import { checkReversals, type Reversal } from './reversals';
import type { ReadTable } from './table';

export interface EntriesContext {
  scheme: Scheme;
  roster: readonly Pick<Subject, 'id'>[];
  /** entries already booked in the ledger: their ids are taken, and they can be reversed */
  known?: readonly EntryFields[];
  /** the ledger's first month, `YYYY-MM`: entries dated before it are refused (M15) */
  first?: string | undefined;
}

/** Reads entries. Every problem is listed, row by row; with any problem, the entries must not be used. */
export function readEntryTable(
  table: ReadTable,
  context: EntriesContext
): { entries: WrittenEntry[]; problems: ReadingProblem[] } {
  const columns = columnsOf(table, entryHeadings, ['id', 'subject', 'item', 'date']);
  if (columns.missing.length > 0) return { entries: [], problems: columns.missing };
  const { scheme, roster, known = [], first } = context;
  const subjects = new Set(roster.map((one) => one.id));
  const ids = new Set(known.map((entry) => entry.id));
  const entries: WrittenEntry[] = [];
  const problems: ReadingProblem[] = [];
  const reversals: Reversal[] = [];
  const rows = new Map<EntryFields, EntryRow>();
  for (const row of columns.rows) {
    const id = textOf(row.cell('id'));
    if (id === '') problems.push(row.problem('id', 'missing-column', { value: '流水号', field: 'id' }));
    else if (ids.has(id)) problems.push(row.problem('id', 'duplicate-id', { value: id }));
    ids.add(id);
    const entry = entryOf(row, { scheme, subjects, first }, problems);
    if (!entry) continue;
    entries.push(entry);
    rows.set(entry, row);
    if (entry.reverses !== null) reversals.push({ entry, row });
  }
  const all = [...known, ...entries];
  const more = [...checkReversals(reversals, all, ids), ...checkAssessedOnce(all, rows, scheme)];
  return { entries, problems: columns.inOrder([...problems, ...more]) };
}
