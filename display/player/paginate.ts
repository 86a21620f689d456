/** Ends of sentences; a mark that closes a quotation after them belongs to them. */
const sentenceEnd = /[。！？；…!?;][”’」』）)]*/g;
/** No line, and no page, begins with one of these. */
const closing = /^[，。、；：！？…”’」』）》〕】,.;:!?)\]]/;

/**
 * Running text in pages: whole paragraphs where they fit, else whole sentences, else as many characters as go in.
 * Nothing is ever left out, and no type gets smaller.
 *
 * @param body paragraphs, parted by line ends
 * @param fits whether these paragraphs fit on the page with that number, from 0
 */
export function paginate(
  body: string,
  fits: (page: readonly string[], index: number) => boolean
): string[][] {
  const pages: string[][] = [[]];
  for (const paragraph of body.split(/\n+/)) {
    let rest = paragraph.trim();
    while (rest) {
      const page = pages[pages.length - 1] ?? [];
      const head = headThatFits(rest, (part) => fits([...page, part], pages.length - 1));
      if (head === 0 && page.length > 0) {
        pages.push([]);
        continue;
      }
      // A page takes at least one character: a measure that is wrong must not make endless pages.
      const end = head || (Array.from(rest)[0]?.length ?? rest.length);
      page.push(rest.slice(0, end).trimEnd());
      rest = rest.slice(end).trimStart();
      if (rest) pages.push([]);
    }
  }
  return pages;
}

/** How much of a text fits; 0: nothing that is worth beginning with. */
function headThatFits(text: string, fits: (part: string) => boolean): number {
  if (fits(text)) return text.length;
  const ends = characterEnds(text);
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, ends[middle - 1]))) low = middle;
    else high = middle - 1;
  }
  const most = low > 0 ? (ends[low - 1] ?? 0) : 0;
  const sentences = [...text.matchAll(sentenceEnd)].map(({ 0: mark, index = 0 }) => index + mark.length);
  const sentence = sentences.filter((end) => end <= most).pop() ?? 0;
  if (sentence > most / 2) return sentence;
  return closing.test(text.slice(most)) ? (ends[low - 2] ?? 0) : most;
}

/** Where each character ends: 𠮷 is one, whatever a string's length says, and so is a letter with its marks. */
function characterEnds(text: string): number[] {
  let at = 0;
  return Array.from(text, (character) => (at += character.length));
}
