import {
  readEntryTable,
  type EntryFields,
  type ReadingProblem,
  type Scheme,
  type Subject,
  type ReadTable
} from '$lib/points';

const header = ['id', 'subject', 'item', 'date', 'period', 'quantity', 'value', 'basis', 'reverses'] as const;

/** A booked entry that a scheme can't read, and why. */
export interface UnreadableEntry {
  entry: EntryFields;
  code: ReadingProblem['code'];
}

/**
 * The booked entries that don't fit another scheme, because it has no item for them or can't read their
 * value. Reversals of such entries are among them.
 */
export function misfits(
  entries: readonly EntryFields[],
  scheme: Scheme,
  roster: readonly Subject[]
): UnreadableEntry[] {
  const found = new Map<string, UnreadableEntry>();
  for (;;) {
    const left = entries.filter(({ id }) => !found.has(id));
    const { problems } = readEntryTable(tableOf(left), { scheme, roster });
    const before = found.size;
    for (const { row, code } of problems) {
      const entry = row === null ? undefined : left[row - 2];
      if (entry && !found.has(entry.id)) found.set(entry.id, { entry, code });
    }
    if (found.size === before) return [...found.values()];
  }
}

function tableOf(entries: readonly EntryFields[]): ReadTable {
  return {
    file: '',
    header: [...header],
    rows: entries.map((entry, index) => ({
      row: index + 2,
      // The basis may have been erased, but every booked entry had one.
      cells: header.map((name) => (name === 'basis' ? '—' : (entry[name] ?? '')))
    }))
  };
}
