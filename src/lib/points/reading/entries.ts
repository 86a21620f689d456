import type { Entry, Subject } from '../ledger';
import type { Scheme } from '../scheme';
import { textOf } from './cells';
import { columnsOf, entryHeadings } from './columns';
import { checkAssessedOnce } from './assessed-twice';
import { entryOf, type EntryRow } from './entry-row';
import type { Problem } from './problem';
import { checkReversals, type Reversal } from './reversals';
import type { Table } from './table';

export interface EntriesContext {
  scheme: Scheme;
  roster: readonly Pick<Subject, 'id'>[];
  /** entries already booked in the ledger: their ids are taken, and they can be reversed */
  known?: readonly Entry[];
}

/** Reads entries. Every problem is listed, row by row; with any, the entries are not to be used. */
export function readEntries(
  table: Table,
  context: EntriesContext
): { entries: Entry[]; problems: Problem[] } {
  const columns = columnsOf(table, entryHeadings, ['id', 'subject', 'item', 'date']);
  if (columns.missing.length > 0) return { entries: [], problems: columns.missing };
  const { scheme, roster, known = [] } = context;
  const subjects = new Set(roster.map((one) => one.id));
  const ids = new Set(known.map((entry) => entry.id));
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  const reversals: Reversal[] = [];
  const rows = new Map<Entry, EntryRow>();
  for (const row of columns.rows) {
    const id = textOf(row.cell('id'));
    if (id === '') problems.push(row.problem('id', 'missing-column', { value: '流水号', field: 'id' }));
    else if (ids.has(id)) problems.push(row.problem('id', 'duplicate-id', { value: id }));
    ids.add(id);
    const entry = entryOf(row, scheme, subjects, problems);
    if (!entry) continue;
    entries.push(entry);
    rows.set(entry, row);
    if (entry.reverses !== null) reversals.push({ entry, row });
  }
  const all = [...known, ...entries];
  const more = [...checkReversals(reversals, all, ids), ...checkAssessedOnce(all, rows, scheme)];
  return { entries, problems: columns.inOrder([...problems, ...more]) };
}
