import type { Upload } from '../imports/upload';

/**
 * Turns cells that were copied in Excel or WPS into a file that the import reads like any other: text
 * between tabs, a line a row; a cell with line breaks or tabs is in quotes. Text without a tab is taken for
 * CSV.
 */
export function pastedUpload(text: string, name: string): Upload {
  const bytes = new TextEncoder().encode(text.includes('\t') ? csvOf(rowsOf(text)) : text);
  return { name, bytes, isPasted: true };
}

/** Cells as a file of CSV. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join(',')).join('\r\n');
}

function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [cell, end] = quoted(text, at) ?? plain(text, at);
    row.push(cell);
    at = end;
    if (text[at] === '\t') {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

const ends = (character: string | undefined) =>
  character === undefined || character === '\t' || character === '\n' || character === '\r';

/** A cell in quotes; null where the quote is a character of the cell itself, as in "先锋"岗. */
function quoted(text: string, start: number): [string, number] | null {
  if (text[start] !== '"') return null;
  let at = start + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return null;
    if (text[close + 1] === '"') at = close + 2;
    else if (ends(text[close + 1])) return [text.slice(start + 1, close).replaceAll('""', '"'), close + 1];
    else return null;
  }
}

function plain(text: string, start: number): [string, number] {
  let end = start;
  while (!ends(text[end])) end += 1;
  return [text.slice(start, end), end];
}
