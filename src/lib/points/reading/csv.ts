import { problemAt, type ReadingProblem } from './problem';
import type { ReadTable } from './table';

export type CsvReading = { ok: true; table: ReadTable } | { ok: false; problem: ReadingProblem };

/** Reads CSV (RFC 4180; LF or CRLF) in UTF-8, with or without BOM, or GBK. Otherwise `bad-encoding`. */
export function readCsv(bytes: Uint8Array, file: string): CsvReading {
  const text = decode(bytes);
  if (text === null)
    return { ok: false, problem: problemAt({ file, row: null, column: null }, 'bad-encoding', {}) };
  const [header = [], ...rows] = recordsOf(text);
  return { ok: true, table: { file, header, rows: rows.map((cells, n) => ({ row: n + 2, cells })) } };
}

/** Text in UTF-8 or GBK; null when it is neither. */
export function decode(bytes: Uint8Array): string | null {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  // GB18030 is GBK and everything that came after it.
  for (const encoding of hasMark ? ['utf-8'] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // No text file has a NUL: it is UTF-16, or no text at all.
      if (!text.includes('\0')) return text;
    } catch {
      continue;
    }
  }
  return null;
}

/** A record for each line, empty lines too: they count as rows in a spreadsheet. */
function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    record.push(cell.text);
    at = cell.end;
    if (text[at] === ',') {
      at += 1;
      if (at < text.length && text[at] !== '\n' && text[at] !== '\r') continue;
      record.push('');
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    records.push(record);
    record = [];
  }
  return records;
}

function plainCell(text: string, start: number): { text: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { text: text.slice(start, end), end };
}

/**
 * Reads a quoted cell: two quotes inside are one, and text behind the closing quote belongs to the cell
 * too.
 */
function quotedCell(text: string, start: number): { text: string; end: number } {
  let inside = '';
  let at = start + 1;
  while (at < text.length) {
    const quote = text.indexOf('"', at);
    const stop = quote < 0 ? text.length : quote;
    inside += text.slice(at, stop);
    at = stop + 1;
    if (text[at] !== '"') break;
    inside += '"';
    at += 1;
  }
  const rest = plainCell(text, Math.min(at, text.length));
  return { text: inside + rest.text, end: rest.end };
}
