import { readCsv } from '$lib/points';
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
      for (const grid of await gridsOf(upload)) addTable(read, upload.name, grid);
      if (read.tables.length === before) throw new Unreadable('no-table');
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      read.problems.push(ofFile(upload.name, error));
    }
  }
  return read;
}

async function gridsOf({ name, bytes }: Upload): Promise<Grid[]> {
  if (bytes.length > limits.file)
    throw new Unreadable('file-too-large', { limit: limits.file / 1024 / 1024 });
  if (fileKind(bytes) === 'xlsx') return readWorkbook(bytes);
  const read = readCsv(bytes, name);
  if (!read.ok) throw new Unreadable('bad-encoding');
  const rows = [{ row: 1, cells: read.table.header }, ...read.table.rows];
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  if (width > limits.columns) throw new Unreadable('too-many-columns', { limit: limits.columns });
  return [{ sheet: '', rows }];
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
