/** A text with corrected damage, and the place in the original of each of its characters. */
export interface TextReading {
  original: string;
  text: string;
  /** `at[i]`: offset in the original of the i-th character; the last one is the original's length */
  at: readonly number[];
  repairs: readonly Repair[];
  /** offset in the original at which each of its lines begins */
  lines: readonly number[];
  /** row of each of the original's lines, when they come from a table */
  rows: readonly number[] | null;
  /** the numbers between its pages, where these were joined */
  pages: RegExp | null;
}

/** One correction of damaged text. */
export interface Repair {
  /** in the original, end excluded */
  start: number;
  end: number;
  from: string;
  to: string;
}

/**
 * An uncorrected reading of a text, in which every place is the original's own.
 * @param rows numbers of the rows that the text comes from; null for a plain text
 */
export function readingOf(original: string, rows: readonly number[] | null = null): TextReading {
  return {
    original,
    text: original,
    at: Array.from({ length: original.length + 1 }, (_, n) => n),
    repairs: [],
    lines: [0, ...[...original.matchAll(/\n/g)].map(({ index }) => index + 1)],
    rows,
    pages: null
  };
}

/**
 * Replaces the matches of `find` (global) by `by` (`$1` allowed, or made of what was found); with `notify` each one is
 * listed as a correction.
 */
export function reread(
  reading: TextReading,
  find: RegExp,
  by: string | ((found: string) => string),
  notify = true
): TextReading {
  const matches = [...reading.text.matchAll(find)];
  if (matches.length === 0) return reading;
  let text = '';
  let last = 0;
  const at: number[] = [];
  const repairs = [...reading.repairs];
  for (const match of matches) {
    const [from] = match;
    const to = typeof by === 'string' ? expand(by, match) : by(from);
    const [start, end] = [match.index, match.index + from.length];
    for (let n = last; n < start; n += 1) at.push(reading.at[n] ?? 0);
    for (let n = 0; n < to.length; n += 1) at.push(reading.at[Math.min(start + n, end - 1)] ?? 0);
    text += reading.text.slice(last, start) + to;
    last = end;
    if (notify) repairs.push({ start: reading.at[start] ?? 0, end: reading.at[end] ?? 0, from, to });
  }
  for (let n = last; n <= reading.text.length; n += 1) at.push(reading.at[n] ?? 0);
  return { ...reading, text: text + reading.text.slice(last), at, repairs };
}

function expand(by: string, match: RegExpMatchArray): string {
  return by.replace(/\$(\d)/g, (_, n: string) => match[Number(n)] ?? '');
}
