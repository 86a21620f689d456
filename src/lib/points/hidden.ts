/**
 * Controls, marks that turn the direction (bidi), what takes no room and halves of characters: they make a text read as
 * what it isn't. Line ends and tabs are left to who asks.
 */
export const hidden =
  /[^\P{Cc}\n\t]|[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udfff]/gu;
const inOneLine = /[\n\t]/;

/** The first hidden character as it is called (`U+202E`), or null; in one line, line ends and tabs are such too. */
export function hiddenIn(text: string, lines: 'one' | 'many' = 'one'): string | null {
  const found = text.match(hidden)?.[0] ?? (lines === 'one' ? inOneLine.exec(text)?.[0] : undefined);
  return found === undefined ? null : called(found);
}

/** For a terminal or a message: hidden characters by their names, as in `李⟨U+202E⟩明`. */
export function visible(text: string): string {
  return text.replace(hidden, (one) => `⟨${called(one)}⟩`);
}

/** What somebody else wrote, as a sentence quotes it: in sight, and not longer than a line. */
export function quoted(text: string, most = 80): string {
  const letters = Array.from(visible(text));
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : letters.join('');
}

function called(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
