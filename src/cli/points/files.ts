import { readFileSync } from 'node:fs';
import {
  noPlace,
  parseScheme,
  problemAt,
  readCsv,
  SchemeError,
  type TableCell,
  type Scheme,
  type ReadTable
} from '../../lib/points';
import { builtInIds, builtInText } from '../../lib/schemes';
import { throwRefusal, refuseFirst, PointsRefusal } from './refusal';

/**
 * The YAML of a built-in scheme (by its id) or of a scheme file (by its path).
 * @throws PointsRefusal when there is none
 */
export function schemeText(name: string): string {
  const text = builtInText(name);
  if (text !== null) return text;
  try {
    return readFileSync(name, 'utf8');
  } catch (error) {
    refuseFirst([problemAt(noPlace, 'unknown-scheme', { value: name, known: builtInIds.join(', ') })]);
    throw error;
  }
}

/**
 * Reads a built-in scheme or a scheme file.
 * @throws PointsRefusal naming the line when it can't be used for scoring
 */
export function loadScheme(name: string): Scheme {
  try {
    return parseScheme(schemeText(name));
  } catch (error) {
    if (!(error instanceof SchemeError)) throw error;
    const place = { file: name, row: error.line, column: null };
    throw new PointsRefusal((lang) => ({ code: 'unknown-scheme', message: error.sentence(lang), ...place }));
  }
}

/**
 * Reads a CSV file, or the first sheet of an .xlsx; the first bytes tell which it is.
 * @throws PointsRefusal when it can't be read
 */
export async function loadTable(file: string): Promise<ReadTable> {
  const bytes = bytesOf(file);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return sheetOf(bytes, file);
  const reading = readCsv(bytes, file);
  if (reading.ok) return reading.table;
  refuseFirst([reading.problem]);
  throw new Error(reading.problem.code);
}

/**
 * Reads a file.
 * @throws PointsRefusal `unreadable-file`
 */
export function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return throwRefusal('unreadable-file', file, file);
  }
}

async function sheetOf(bytes: Buffer, file: string): Promise<ReadTable> {
  const [header = [], ...rows] = await rowsOfSheet(bytes, file);
  return {
    file,
    header: header.map((cell) => (cell === null ? '' : String(cell))),
    rows: rows.map((cells, n) => ({ row: n + 2, cells }))
  };
}

/**
 * Reads all rows of the first sheet. The reader is loaded only when needed, because most ledgers come as CSV.
 * @param file its name, for a refusal
 * @throws PointsRefusal when it is no workbook
 */
async function rowsOfSheet(bytes: Buffer, file: string): Promise<TableCell[][]> {
  const { readSheet } = await import('read-excel-file/node');
  try {
    return (await readSheet(bytes)).map((row) => row.map(cellOf));
  } catch {
    refuseFirst([problemAt({ file, row: null, column: null }, 'bad-encoding', {})]);
    throw new Error('bad-encoding');
  }
}

function cellOf(value: unknown): TableCell {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain || value instanceof Date ? value : null;
}
