import { readCsv, textOf } from '$lib/points';
import { fileKind } from './file-kind';
import { findTable, type FoundTable } from './find-table';
import { limits } from './limits';
import { readWorkbook, type Grid } from './read-workbook';
import { Unreadable, type Finding, type Upload } from './upload';

export interface ReadUploads {
  tables: FoundTable[];
  problems: Finding[];
  /** what was left out, said */
  left: Finding[];
}

/** Reads all tables out of files that were dropped together. What can't be read is a problem of that file. */
export async function readUploads(uploads: readonly Upload[]): Promise<ReadUploads> {
  const read: ReadUploads = { tables: [], problems: [], left: [] };
  if (uploads.length > limits.files)
    read.problems.push(ofFile('', new Unreadable('too-many-files', { limit: limits.files })));
  for (const upload of uploads.slice(0, limits.files)) {
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

/**
 * The sheets of one file, as they stand.
 * @throws Unreadable
 */
export async function gridsOf({ name, bytes }: Upload): Promise<Grid[]> {
  if (bytes.length > limits.file)
    throw new Unreadable('file-too-large', { limit: limits.file / 1024 / 1024 });
  if (fileKind(bytes) === 'xlsx') return readWorkbook(bytes);
  // Counted before a line is parsed: 5 MB of line ends would be millions of records.
  if (linesIn(bytes) > limits.lines) throw new Unreadable('too-many-rows', { limit: limits.rows });
  const read = readCsv(bytes, name);
  if (!read.ok)
    throw claimsWorkbook(name) ? new Unreadable('broken-workbook') : new Unreadable('bad-encoding');
  const rows: Grid['rows'] = [];
  for (const { row, cells } of [{ row: 1, cells: read.table.header }, ...read.table.rows]) {
    const filled = cells.findLastIndex((cell) => textOf(cell) !== '');
    if (filled < 0) continue;
    if (filled >= limits.columns) throw new Unreadable('too-many-columns', { limit: limits.columns });
    // The same room for titles and remarks as in a workbook.
    if (rows.length > limits.rows + 200) throw new Unreadable('too-many-rows', { limit: limits.rows });
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

/** What a file calls itself chooses the sentence only, never how it is read. */
const claimsWorkbook = (name: string) => /\.xlsx$/i.test(name);

/** A table of something else, or no table at all: nobody looks for a header in a letter. */
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
  if (found.table.rows.length > limits.rows) throw new Unreadable('too-many-rows', { limit: limits.rows });
  read.tables.push(found);
  read.left.push(...found.left);
}

const ofFile = (file: string, { told }: Unreadable): Finding => ({
  file,
  sheet: '',
  row: null,
  column: null,
  ...told
});
