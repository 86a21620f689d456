/** A text as it is read after mending, with the place in the original of each of its characters. */
export interface Reading {
  original: string;
  text: string;
  /** `at[i]`: offset in the original of the i-th character; the last one is the original's length */
  at: readonly number[];
  mends: readonly Mend[];
  /** row of each of the original's lines, when they come from a table */
  rows: readonly number[] | null;
}

/** One thing that was read otherwise than it stands. */
export interface Mend {
  /** in the original, end excluded */
  start: number;
  end: number;
  from: string;
  to: string;
}

export function readingOf(original: string, rows: readonly number[] | null = null): Reading {
  return {
    original,
    text: original,
    at: Array.from({ length: original.length + 1 }, (_, n) => n),
    mends: [],
    rows
  };
}

/** Replaces what `find` (global) matches by `by` (`$1` allowed); with `tell` each is listed as mended. */
export function reread(reading: Reading, find: RegExp, by: string, tell = true): Reading {
  let text = '';
  let last = 0;
  const at: number[] = [];
  const mends = [...reading.mends];
  for (const match of reading.text.matchAll(find)) {
    const [from] = match;
    const to = expand(by, match);
    const [start, end] = [match.index, match.index + from.length];
    for (let n = last; n < start; n += 1) at.push(reading.at[n] ?? 0);
    for (let n = 0; n < to.length; n += 1) at.push(reading.at[Math.min(start + n, end - 1)] ?? 0);
    text += reading.text.slice(last, start) + to;
    last = end;
    if (tell) mends.push({ start: reading.at[start] ?? 0, end: reading.at[end] ?? 0, from, to });
  }
  for (let n = last; n <= reading.text.length; n += 1) at.push(reading.at[n] ?? 0);
  return { ...reading, text: text + reading.text.slice(last), at, mends };
}

function expand(by: string, match: RegExpMatchArray): string {
  return by.replace(/\$(\d)/g, (_, n: string) => match[Number(n)] ?? '');
}
