import { readEntryTable, type TableCell, type ReadTable } from '../../src/lib/points';
import { builtInScheme } from '../../src/lib/schemes';

const found = builtInScheme('community-cadres');
if (!found) throw new Error('no scheme');

/** The scheme, roster and columns for tests of reading. */
export const scheme = found;
export const roster = [{ id: 'u1' }, { id: 'u2' }];
export const columns = ['id', 'subject', 'item', 'date', 'period', 'quantity', 'value', 'basis', 'reverses'];

export function table(header: string[], ...rows: TableCell[][]): ReadTable {
  return { file: 'f.csv', header, rows: rows.map((cells, n) => ({ row: n + 2, cells })) };
}

/** Reads rows by `columns`; shorter ones are filled up with empty cells. */
export function read(...rows: TableCell[][]) {
  return readEntryTable(table(columns, ...rows), { scheme, roster });
}

/** Reads rows into a ledger that begins with a month (M15). */
export function readSince(first: string, ...rows: TableCell[][]) {
  return readEntryTable(table(columns, ...rows), { scheme, roster, first });
}

/** The row, column and code of each problem, as `3 date bad-date`. */
export function codes(...rows: TableCell[][]) {
  return read(...rows).problems.map(({ code, row, column }) => `${row} ${column} ${code}`);
}
