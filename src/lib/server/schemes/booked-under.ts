import { readEntries, type Entry, type Problem, type Scheme, type Subject, type Table } from '$lib/points';

const header = [
  'id',
  'subject',
  'item',
  'date',
  'period',
  'quantity',
  'value',
  'matter',
  'basis',
  'reverses'
] as const;

/** A booked entry that a scheme can't read, and why. */
export interface Misfit {
  entry: Entry;
  code: Problem['code'];
}

/**
 * Which booked entries another scheme has no item for, or can't read the value of. What reverses one of them goes with
 * it.
 */
export function misfits(entries: readonly Entry[], scheme: Scheme, roster: readonly Subject[]): Misfit[] {
  const found = new Map<string, Misfit>();
  for (;;) {
    const left = entries.filter(({ id }) => !found.has(id));
    const { problems } = readEntries(tableOf(left), { scheme, roster });
    const before = found.size;
    for (const { row, code } of problems) {
      const entry = row === null ? undefined : left[row - 2];
      if (entry && !found.has(entry.id)) found.set(entry.id, { entry, code });
    }
    if (found.size === before) return [...found.values()];
  }
}

function tableOf(entries: readonly Entry[]): Table {
  return {
    file: '',
    header: [...header],
    rows: entries.map((entry, index) => ({
      row: index + 2,
      // A basis may have been erased: what was booked had one.
      cells: header.map((name) => (name === 'basis' ? entry.basis || '—' : (entry[name] ?? '')))
    }))
  };
}
