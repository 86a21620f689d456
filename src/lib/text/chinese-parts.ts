/** A part of a text, in Chinese or not. Joined, the parts are the text. */
export interface TextPart {
  text: string;
  isChinese: boolean;
}

/** Chinese characters with the figures and punctuation between them, and the brackets and quotes around them. */
const run =
  /[《“（〔]?\d*\p{Script=Han}(?:[\p{Script=Han}\d\s，。、；：！？·—…《》“”（）〔〕.−]*[\p{Script=Han}》”）〕。，、；：！？])?/gu;

/** Whether there is anything to read beside what is Chinese. */
export function hasBoth(parts: readonly TextPart[]): boolean {
  return (
    parts.some(({ isChinese }) => isChinese) &&
    parts.some(({ text, isChinese }) => !isChinese && text.trim() !== '')
  );
}

/**
 * Splits a text with letters of both into what is Chinese and what isn't: `declared by `, `李明`, ` today`. It also works on the
 * text of HTML, whose character references aren't touched.
 */
export function chineseParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(run)) {
    if (index > from) parts.push({ text: text.slice(from, index), isChinese: false });
    parts.push({ text: found, isChinese: true });
    from = index + found.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isChinese: false });
  return parts;
}
