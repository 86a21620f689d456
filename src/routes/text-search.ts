/** Texts are compared without spaces and case, full-width forms like their narrow ones. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/** Whether the texts together contain all words that are typed. */
export function containsWords(texts: readonly string[], typed: string): boolean {
  const text = texts.map(plain).join('\n');
  return typed
    .trim()
    .split(/\s+/)
    .every((word) => text.includes(plain(word)));
}
