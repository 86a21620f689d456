import type { Source } from './proposal';
import type { TextReading } from './reading';

/** The original's words for a span of the corrected text, and both as one line. */
export function sourceOfSpan(
  reading: TextReading,
  from: number,
  to: number
): { source: Source; clause: string } {
  const start = reading.at[from] ?? 0;
  const end = (reading.at[to - 1] ?? 0) + 1;
  const text = oneLine(reading.original.slice(start, end));
  const lines = reading.original.slice(0, start).split('\n').length;
  const line = reading.rows?.[lines - 1] ?? lines;
  return { source: { line, start, end, text }, clause: oneLine(reading.text.slice(from, to)) };
}

function oneLine(text: string): string {
  // A page number in the middle of a sentence (joinPages) is no word of it.
  return text
    .replace(/\s*\n\s*\n\s*\d{1,3}、/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Moves a place of a part of a document to where it is in the whole: `by` characters and `lines` lines on. */
export function shiftSource(source: Source, by: number, lines: number): void {
  source.start += by;
  source.end += by;
  source.line += lines;
}
