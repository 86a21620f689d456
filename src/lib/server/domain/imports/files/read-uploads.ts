import { readCsv, textOf } from '$lib/points';
import { findTable, type FoundTable } from './find-table';
import { importLimits } from '../limits';
import { readWorkbook, type Grid } from './read-workbook';
import { Unreadable, type ImportFinding, type Upload } from '../upload';

type SheetFileKind = 'xlsx' | 'csv';

const starts = (bytes: Uint8Array, ...head: number[]) => head.every((byte, at) => bytes[at] === byte);

/**
 * Tells a file's kind by its bytes, never by its name.
 * @throws Unreadable for a file that isn't read here; `old-workbook` tells how to save .xls, .et and locked
 * files anew
 */
function fileKind(bytes: Uint8Array): SheetFileKind {
  if (bytes.length === 0) throw new Unreadable('empty-file');
  // An OLE container: Excel 97 (.xls), WPS (.et), and a workbook that is locked with a password.
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable('old-workbook');
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'xlsx';
  // No text file in UTF-8 or GBK has a NUL; "Unicode text" of Excel (UTF-16) has one in every second place.
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) throw new Unreadable('bad-encoding');
  if (bytes.subarray(0, 8192).includes(0)) throw new Unreadable('not-a-spreadsheet');
  return 'csv';
}

export interface ReadUploads {
  tables: FoundTable[];
  problems: ImportFinding[];
  /** findings about parts that were left out */
  left: ImportFinding[];
}

/** Reads all tables out of files that were dropped together. A file that can't be read has a problem. */
export async function readUploads(uploads: readonly Upload[]): Promise<ReadUploads> {
  const read: ReadUploads = { tables: [], problems: [], left: [] };
  if (uploads.length > importLimits.files)
    read.problems.push(ofFile('', new Unreadable('too-many-files', { limit: importLimits.files })));
  for (const upload of uploads.slice(0, importLimits.files)) {
    const before = read.tables.length;
    try {
      const grids = await gridsOf(upload);
      for (const grid of grids) addTable(read, upload.name, grid);
      if (read.tables.length === before) throw notFound(upload, grids);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      read.problems.push(ofFile(upload.name, error));
    }
  }
  return read;
}

interface ReadGrids {
  grids: Promise<readonly Grid[]>;
  /** how many cells they hold; 0 until they are read */
  cells: number;
}

/** The sheets read out of a file, kept as long as the file itself is held, so that preview, mapping and confirmation read it once. */
const known = new WeakMap<Upload, ReadGrids>();

/**
 * The sheets of one file, unchanged; nobody may modify them.
 * @throws Unreadable
 */
export function gridsOf(upload: Upload): Promise<readonly Grid[]> {
  const before = known.get(upload);
  if (before) return before.grids;
  const read: ReadGrids = { grids: readGrids(upload), cells: 0 };
  known.set(upload, read);
  read.grids.then(
    (grids) => {
      for (const { rows } of grids) for (const { cells } of rows) read.cells += cells.length;
    },
    // The caller has the error. An unreadable file stays unreadable, but any other error may not happen again.
    (error: unknown) => error instanceof Unreadable || known.delete(upload)
  );
  return read.grids;
}

/** How many cells are in memory beside a file's bytes, since it was read. */
export function cellsInMemory(upload: Upload): number {
  return known.get(upload)?.cells ?? 0;
}

async function readGrids({ name, bytes }: Upload): Promise<Grid[]> {
  if (bytes.length > importLimits.file)
    throw new Unreadable('file-too-large', { limit: importLimits.file / 1024 / 1024 });
  if (fileKind(bytes) === 'xlsx') return readWorkbook(bytes);
  // Counted before a line is parsed: 5 MB of line ends would be millions of records.
  if (linesIn(bytes) > importLimits.lines)
    throw new Unreadable('too-many-rows', { limit: importLimits.rows });
  const read = readCsv(bytes, name);
  if (!read.ok)
    throw claimsWorkbook(name) ? new Unreadable('broken-workbook') : new Unreadable('bad-encoding');
  const rows: Grid['rows'] = [];
  for (const { row, cells } of [{ row: 1, cells: read.table.header }, ...read.table.rows]) {
    const filled = cells.findLastIndex((cell) => textOf(cell) !== '');
    if (filled < 0) continue;
    if (filled >= importLimits.columns)
      throw new Unreadable('too-many-columns', { limit: importLimits.columns });
    // The limit leaves the same room for titles and remarks as in a workbook.
    if (rows.length > importLimits.rows + 200)
      throw new Unreadable('too-many-rows', { limit: importLimits.rows });
    rows.push({ row, cells });
  }
  return [{ sheet: '', rows }];
}

function linesIn(bytes: Uint8Array): number {
  let lines = 1;
  for (const [at, byte] of bytes.entries())
    if (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a)) lines += 1;
  return lines;
}

/** Whether a name claims to be a workbook; it only chooses the message, never how the file is read. */
const claimsWorkbook = (name: string) => /\.xlsx$/i.test(name);

/** The refusal of a file with a table of something else, or no table at all, such as a letter. */
function notFound({ name, bytes }: Upload, grids: readonly Grid[]): Unreadable {
  const isWorkbook = fileKind(bytes) === 'xlsx';
  const isTable = grids.some(({ rows }) =>
    rows.some(({ cells }) => cells.filter((cell) => textOf(cell) !== '').length > 1)
  );
  if (isWorkbook || isTable) return new Unreadable('no-table');
  return claimsWorkbook(name) ? new Unreadable('broken-workbook') : new Unreadable('not-a-spreadsheet');
}

function addTable(read: ReadUploads, file: string, grid: Grid): void {
  const found = findTable(file, grid);
  if (!found) {
    // A sheet of notes beside the tables, or an empty one: said when there is something in it.
    if (grid.rows.some(({ cells }) => cells.some((cell) => cell !== null && cell !== '')) && grid.sheet)
      read.left.push({
        file,
        sheet: grid.sheet,
        row: null,
        column: null,
        code: 'left-sheet',
        params: { sheet: grid.sheet }
      });
    return;
  }
  if (found.table.rows.length > importLimits.rows)
    throw new Unreadable('too-many-rows', { limit: importLimits.rows });
  read.tables.push(found);
  read.left.push(...found.left);
}

const ofFile = (file: string, { params }: Unreadable): ImportFinding => ({
  file,
  sheet: '',
  row: null,
  column: null,
  ...params
});
