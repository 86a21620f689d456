import { headingKey, textOf, type TableCell } from '$lib/points';
import type { HeaderAnchor } from './anchor';

type HeaderRow = { cells: readonly TableCell[] };

/** Rows of a header: the one that heads the names, and as many around it. */
const most = 3;

/**
 * Finds the header rows around the one that heads the names, and each column's header from top to bottom. A
 * name merged over two rows is in both, or, pasted, in the upper one only; a section's name is above its
 * first column.
 * @returns top and bottom: places among the rows, both included
 */
export function headerPaths(
  rows: readonly HeaderRow[],
  anchor: HeaderAnchor
): { top: number; bottom: number; paths: string[][] } {
  const person = anchor.name ?? anchor.number ?? 0;
  const title = headingKey(textOf(rows[anchor.row]?.cells[person]));
  let bottom = anchor.row;
  while (bottom - anchor.row < most && goesOn(rows[bottom + 1], person, title, anchor)) bottom += 1;
  let top = anchor.row;
  while (anchor.row - top < most && isSections(rows[top - 1], person)) top -= 1;

  const lines = rows.slice(top, bottom + 1).map(({ cells }) => cells.map(oneLine));
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  const paths = Array.from({ length: width }, (_, at) => {
    const parts = lines.map((line, depth) => line[at] || spanning(lines, depth, at, person));
    return parts.filter((part, n) => part !== '' && part !== parts[n - 1]);
  });
  return { top, bottom, paths };
}

/** A header breaks its lines where it is narrow: 参加\n活动. */
const oneLine = (cell: TableCell) => textOf(cell).replace(/\s*\n\s*/g, '');

function goesOn(row: HeaderRow | undefined, person: number, title: string, anchor: HeaderAnchor): boolean {
  if (!row) return false;
  const own = headingKey(textOf(row.cells[person]));
  const other = person === anchor.name ? anchor.number : null;
  const numbered = other !== null && headingKey(textOf(row.cells[other]));
  const repeats = own === title;
  // A person without a name still has a number; a header has neither, or both again.
  if (!repeats && (own !== '' || (typeof numbered === 'string' && /\d/.test(numbered)))) return false;
  return row.cells.some((cell, at) => at !== person && textOf(cell) !== '');
}

/**
 * Whether a row names sections: they are to the right of the people; a title begins at the left, and a date
 * is none.
 */
function isSections(row: HeaderRow | undefined, person: number): boolean {
  if (!row) return false;
  const texts = row.cells.map(textOf);
  const first = texts.findIndex((text) => text !== '');
  return (
    first > person && texts.every((text) => !/20\d{2}|[:：]/.test(text) && Array.from(text).length <= 20)
  );
}

/** The section over this column: the nearest one to the left that has something below itself. */
function spanning(lines: readonly (readonly string[])[], depth: number, at: number, person: number): string {
  const hasBelow = (column: number) =>
    lines
      .slice(depth + 1)
      .some((line) => (line[column] ?? '') !== '' && line[column] !== lines[depth]?.[column]);
  if (!hasBelow(at)) return '';
  for (let left = at - 1; left > person; left -= 1) {
    const own = lines[depth]?.[left] ?? '';
    if (own !== '') return hasBelow(left) ? own : '';
    if (!hasBelow(left)) return '';
  }
  return '';
}
