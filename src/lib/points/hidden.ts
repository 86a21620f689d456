/**
 * Controls, marks that turn the direction (bidi), characters without width, letters that are blank (U+3164) and halves of
 * characters: they make a text read as something else, or as none. The caller decides about line ends and tabs.
 */
export const hiddenCharacters =
  /[^\P{Cc}\n\t]|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffc\u{e0000}-\u{e007f}]|\u034f|\u17b4|\u17b5|[\ud800-\udfff]/gu;
const inOneLine = /[\n\t]/;

/** The first hidden character as it is called (`U+202E`), or null; in one line, line ends and tabs are such too. */
export function hiddenIn(text: string, lines: 'one' | 'many' = 'one'): string | null {
  const found =
    text.match(hiddenCharacters)?.[0] ?? (lines === 'one' ? inOneLine.exec(text)?.[0] : undefined);
  return found === undefined ? null : called(found);
}

/** Shows hidden characters by their names, as in `李⟨U+202E⟩明`, for a terminal or a message. */
export function visible(text: string): string {
  return text.replace(hiddenCharacters, (one) => `⟨${called(one)}⟩`);
}

/**
 * Quotes another person's text in a sentence: hidden characters are made visible, and it is cut to a line.
 * @param most letters to keep
 */
export function quoted(text: string, most = 80): string {
  const letters = Array.from(visible(text));
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : letters.join('');
}

function called(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
