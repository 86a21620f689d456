import { readFileSync } from 'node:fs';
import {
  nowhere,
  parseScheme,
  problemAt,
  readCsv,
  SchemeError,
  type Cell,
  type Scheme,
  type Table
} from '../../lib/points';
import { builtInIds, builtInText } from '../../lib/schemes';
import { refuse, refuseFirst, Refusal } from './refusal';

/** The YAML of a built-in scheme, by its id, or of a scheme file, by its path. */
export function schemeText(name: string): string {
  const text = builtInText(name);
  if (text !== null) return text;
  try {
    return readFileSync(name, 'utf8');
  } catch (error) {
    refuseFirst([problemAt(nowhere, 'unknown-scheme', { value: name, known: builtInIds.join(', ') })]);
    throw error;
  }
}

/** A built-in scheme or one of a file; refuses one that can't be scored with, naming its line. */
export function loadScheme(name: string): Scheme {
  try {
    return parseScheme(schemeText(name));
  } catch (error) {
    if (!(error instanceof SchemeError)) throw error;
    const place = { file: name, row: error.line, column: null };
    throw new Refusal((lang) => ({ code: 'unknown-scheme', message: error.sentence(lang), ...place }));
  }
}

/** A CSV file, or the first sheet of an .xlsx, told apart by its first bytes. */
export async function loadTable(file: string): Promise<Table> {
  const bytes = bytesOf(file);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return sheetOf(bytes, file);
  const reading = readCsv(bytes, file);
  if (reading.ok) return reading.table;
  refuseFirst([reading.problem]);
  throw new Error(reading.problem.code);
}

export function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return refuse('unreadable-file', file, file);
  }
}

async function sheetOf(bytes: Buffer, file: string): Promise<Table> {
  const [header = [], ...rows] = await rowsOfSheet(bytes, file);
  return {
    file,
    header: header.map((cell) => (cell === null ? '' : String(cell))),
    rows: rows.map((cells, n) => ({ row: n + 2, cells }))
  };
}

/** All rows of the first sheet. The reader is loaded only when it is needed: most ledgers come as CSV. */
export async function rowsOfSheet(bytes: Buffer, file: string): Promise<Cell[][]> {
  const { readSheet } = await import('read-excel-file/node');
  try {
    return (await readSheet(bytes)).map((row) => row.map(cellOf));
  } catch {
    refuseFirst([problemAt({ file, row: null, column: null }, 'bad-encoding', {})]);
    throw new Error('bad-encoding');
  }
}

function cellOf(value: unknown): Cell {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain || value instanceof Date ? value : null;
}
