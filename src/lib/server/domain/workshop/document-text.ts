import { decode, readCsv } from '$lib/points';
import { textOfRows } from '$lib/points/propose';
import { unzip } from '../imports/files/unzip';
import { readWorkbook } from '../imports/files/read-workbook';
import { Unreadable } from '../imports/upload';
import { Problem } from '../../platform/problem/problem';
import { docxText } from './docx-text';
import { workshopLimits } from './workshop';

/** The codes of a broken archive, and those of a document in their place: sentences about imports speak of workbooks alone. */
const ofDocuments = {
  'broken-workbook': 'document-broken',
  'oversized-workbook': 'document-oversized',
  'locked-workbook': 'document-unread',
  'not-a-workbook': 'document-unread'
} as const;

const isOfArchive = (code: string): code is keyof typeof ofDocuments => code in ofDocuments;

/**
 * The text of a document's file: running text, .docx, .xlsx or CSV, told apart by their bytes. Cells of tables stand
 * between tabs.
 * @throws Problem `document-unread` for another kind of file, `document-broken`, `document-oversized`,
 * `file-too-large`, or what is wrong with a workbook's sheets
 */
export async function documentText(bytes: Uint8Array): Promise<string> {
  const { file } = workshopLimits;
  if (bytes.length > file) throw new Problem('file-too-large', 413, { limit: file / 1024 / 1024 });
  try {
    return bytes[0] === 0x50 && bytes[1] === 0x4b ? await archivedText(bytes) : plainText(bytes);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { code, params } = error.params;
    throw isOfArchive(code) ? new Problem(ofDocuments[code], 422) : new Problem(code, 422, params);
  }
}

async function archivedText(bytes: Uint8Array): Promise<string> {
  const document = unzip(bytes, (path) => path === 'word/document.xml').get('word/document.xml');
  if (document) return docxText(new TextDecoder().decode(document));
  const grids = await readWorkbook(bytes, { merged: 'as-written' });
  return grids.map(({ rows }) => textOfRows(rows.map(({ cells }) => cells))).join('\n');
}

function plainText(bytes: Uint8Array): string {
  // A PDF and a picture have zeros, or no encoding: nothing of them can be read here.
  const text = bytes.includes(0) ? null : decode(bytes);
  if (text === null || text.startsWith('%PDF')) throw new Problem('document-unread', 422);
  const table = readCsv(bytes, '');
  if (!table.ok) return text;
  const listed = textOfRows([table.table.header, ...table.table.rows.map(({ cells }) => cells)]);
  return listed.includes('\t') ? listed : text;
}
