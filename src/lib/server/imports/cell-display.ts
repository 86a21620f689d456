import type { Cell } from '$lib/points';

/** A cell as people see it, for finding headers and for quoting; what it means is for `lib/points` to say. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  // 0.1 + 0.2 as spreadsheets store it: they show 15 digits, and so do we.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  return String(cell).trim();
}

/** The beginning of a text, to quote it in a sentence. */
export function quoted(text: string): string {
  const characters = Array.from(text);
  return characters.length > 24 ? `${characters.slice(0, 24).join('')}…` : text;
}
