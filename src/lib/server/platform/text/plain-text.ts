import * as v from 'valibot';
import { saysSomething } from './text-trouble';

/**
 * Control characters but the line end, marks that nobody sees or that turn the direction, and letters that are blank (fillers of
 * Hangul and Khmer, the empty Braille pattern): they mislead.
 */
const hidden = /[^\P{C}\n\u200c\u200d]|[\u115f\u1160\u2800\u3164\uffa0]|\u17b4|\u17b5/u;

/**
 * Matches each system's line ends, and the standard's separators of lines and paragraphs, which browsers
 * draw as line ends.
 */
const lineEnd = /\r\n?|[\u2028\u2029]/g;

/**
 * Finds a character that nobody sees.
 * @returns the first such character, as `U+202E`; null: there is none
 */
export function hiddenCode(text: string): string | null {
  const [found] = hidden.exec(text.replace(lineEnd, '\n')) ?? [];
  const code = found?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return code === undefined ? null : `U+${code}`;
}

/** Plain text that people wrote: trimmed, with a letter or a figure in it, counted in characters as people count. */
export const plainText = (longest: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.replace(lineEnd, '\n').trim()),
    v.check(saysSomething),
    v.check((text) => Array.from(text).length <= longest),
    v.check((text) => !hidden.test(text))
  );

/** A plain text of one line. */
export const plainLine = (longest: number) =>
  v.pipe(
    plainText(longest),
    v.check((text) => !text.includes('\n'))
  );
