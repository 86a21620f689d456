import { reread, type Reading } from './reading';

/**
 * Documents copied from a reader's site carry a page number before each page (`2、织建设…`), in the middle of a sentence.
 * Where every paragraph but the first starts with its own number, those are pages: they are joined again.
 */
export function joinPages(reading: Reading): Reading {
  const starts = [...reading.text.matchAll(/\n\s*\n\s*(\d{1,3})、/g)].map((match) => Number(match[1]));
  const breaks = [...reading.text.matchAll(/\S[^\S\n]*\n\s*\n/g)].length;
  const arePages = starts.length >= 2 && breaks <= starts.length && starts.every((n, k) => n === k + 2);
  if (!arePages) return reading;
  const first = reread(reading, /^\s*1、/g, '', false);
  return reread(first, /\s*\n\s*\n\s*\d{1,3}、/g, '', false);
}
