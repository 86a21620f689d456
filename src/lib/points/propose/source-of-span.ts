import type { Source } from './proposal';
import type { TextReading } from './reading';

/** The number of a page (`2、`) that stands alone after an empty line, with the blanks around it. */
export const pageNumber = /(?<!\s)[^\S\n]*\n[^\S\n]*\n\s*(\d{1,3})、/g;

/** A page’s number before which no empty line stands. */
export const tightPageNumber = /(?<!\s)[^\S\n]*\n\s*(\d{1,3})、/g;

/** The original's words for a span of the corrected text, and both as one line. */
export function sourceOfSpan(
  reading: TextReading,
  from: number,
  to: number
): { source: Source; clause: string } {
  const start = reading.at[from] ?? 0;
  const end = (reading.at[to - 1] ?? 0) + 1;
  const text = oneLine(reading.original.slice(start, end), reading.pages);
  const lines = lineAt(reading.lines, start);
  const line = reading.rows?.[lines - 1] ?? lines;
  return { source: { line, start, end, text }, clause: oneLine(reading.text.slice(from, to), null) };
}

function oneLine(text: string, pages: RegExp | null): string {
  // A page number in the middle of a sentence (joinPages) is no word of it.
  return text
    .replace(pages ?? pageNumber, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The number of a line, from 1.
 * @param begins where each line begins
 * @param at a place in the text
 */
function lineAt(begins: readonly number[], at: number): number {
  let [low, high] = [0, begins.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((begins[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** Moves a place of a part of a document to where it is in the whole: `by` characters and `lines` lines on. */
export function shiftSource(source: Source, by: number, lines: number): void {
  source.start += by;
  source.end += by;
  source.line += lines;
}
