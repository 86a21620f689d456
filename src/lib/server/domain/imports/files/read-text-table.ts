import { read, utils, type CellObject } from '@e965/xlsx';
import { decode } from '$lib/points';
import type { Sheet, SheetCell } from '$lib/tables';
import { importLimits } from '../limits';
import { Unreadable } from '../upload';

/**
 * Reads text between commas, tabs or semicolons as one sheet without a name, in UTF-8, GBK or UTF-16 ("Unicode text" of Excel). All
 * cells are texts: a number that was written 001 stays 001.
 *
 * @throws Unreadable `not-a-spreadsheet`, `bad-encoding`, `too-many-rows`, `too-many-columns`
 */
export function readTextTable(bytes: Uint8Array): Sheet {
  const text = textOf(bytes);
  // Counted before a line is parsed: 5 MB of line ends would be millions of records.
  if (linesIn(text) > importLimits.lines) throw new Unreadable('too-many-rows', { limit: importLimits.rows });
  // A byte-order mark makes the library take the text for text, whatever it begins with.
  const book = read(`\ufeff${text}`, { type: 'string', raw: true, FS: separatorOf(text) });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const cells: SheetCell[] = [];
  for (const [address, content] of Object.entries(sheet)) {
    if (address.startsWith('!')) continue;
    const shown = String((content as CellObject).v ?? '')
      .trim()
      .slice(0, importLimits.cell);
    if (shown === '') continue;
    const { r, c } = utils.decode_cell(address);
    if (r >= importLimits.rows + 200) throw new Unreadable('too-many-rows', { limit: importLimits.rows });
    if (c >= importLimits.columns) throw new Unreadable('too-many-columns', { limit: importLimits.columns });
    cells.push({ row: r + 1, column: c + 1, value: shown, shown });
  }
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { name: '', isHidden: false, cells, rows: new Map(), columns: new Set(), merges: [] };
}

function textOf(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  if (bytes.subarray(0, 8192).includes(0)) throw new Unreadable('not-a-spreadsheet');
  const text = decode(bytes);
  if (text === null) throw new Unreadable('bad-encoding');
  return text;
}

/** UTF-16 by its mark, or by the zeros that every second byte of its digits and commas is. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 2048);
  const zeros = { even: 0, odd: 0 };
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2 === 0 ? 'even' : 'odd'] += 1;
  if (zeros.even === 0 && zeros.odd * 20 > head.length) return 'utf-16le';
  return zeros.odd === 0 && zeros.even * 20 > head.length ? 'utf-16be' : null;
}

/** The separator that stands most often in the first lines, outside quotes. */
function separatorOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const counted = ['\t', ',', ';'].map((separator) => ({ separator, count: head.split(separator).length }));
  return counted.sort((a, b) => b.count - a.count)[0]?.separator ?? ',';
}

function linesIn(text: string): number {
  let lines = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines += 1;
  }
  return lines;
}
