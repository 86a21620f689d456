import { readEntries, type Cell, type Table } from '../../src/lib/points';
import { builtInScheme } from '../../src/lib/schemes';

const found = builtInScheme('community-cadres');
if (!found) throw new Error('no scheme');

/** What tests of reading read against. */
export const scheme = found;
export const roster = [{ id: 'u1' }, { id: 'u2' }];
export const columns = ['id', 'subject', 'item', 'date', 'period', 'quantity', 'value', 'basis', 'reverses'];

export function table(header: string[], ...rows: Cell[][]): Table {
  return { file: 'f.csv', header, rows: rows.map((cells, n) => ({ row: n + 2, cells })) };
}

/** Rows by `columns`, shorter ones filled up with empty cells. */
export function read(...rows: Cell[][]) {
  return readEntries(table(columns, ...rows), { scheme, roster });
}

/** `3 date bad-date`: row, column and code of each problem. */
export function codes(...rows: Cell[][]) {
  return read(...rows).problems.map(({ code, row, column }) => `${row} ${column} ${code}`);
}
