import { reread, type TextReading } from './reading';

/**
 * Joins the pages of documents that were copied from a reader's site with a page number before each page
 * (`2、织建设…`), often in the middle of a sentence. They count as pages where every paragraph but the first
 * starts with its own number.
 */
export function joinPages(reading: TextReading): TextReading {
  const starts = [...reading.text.matchAll(/\n\s*\n\s*(\d{1,3})、/g)].map((match) => Number(match[1]));
  const breaks = [...reading.text.matchAll(/\S[^\S\n]*\n\s*\n/g)].length;
  const arePages = starts.length >= 2 && breaks <= starts.length && starts.every((n, k) => n === k + 2);
  if (!arePages) return reading;
  const first = reread(reading, /^\s*1、/g, '', false);
  return reread(first, /\s*\n\s*\n\s*\d{1,3}、/g, '', false);
}
