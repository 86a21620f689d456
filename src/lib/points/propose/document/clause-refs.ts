import { readingOfText } from '../from-text';
import { outline } from '../outline';
import { stretchesIn } from './stretches';

/**
 * Reads the numbers by which a document's articles and parts are quoted (第三条（一）).
 * @returns gives the number at a place of the document; '' where it has none, as in a table
 */
export function clauseRefs(original: string): (at: number) => string {
  const found = stretchesIn(original).flatMap(({ table, start, text }) => {
    if (table) return [{ start, ref: '' }];
    const reading = readingOfText(text);
    return outline(reading.text).map(({ opens, ref }) => ({ start: start + (reading.at[opens] ?? 0), ref }));
  });
  return (at) => found.filter(({ start }) => start <= at).pop()?.ref ?? '';
}
