import { bestBreak } from './text-breaks';

type Fits = (page: readonly string[]) => boolean;

/** A page, and the text left for the following pages. */
interface Parted {
  page: string[];
  rest: string[];
}

/**
 * The space between two paragraphs in characters, which counts when the lengths of two pages are compared.
 */
const gap = 10;

/** Characters of about a line: a paragraph that isn't longer reads better on the next page than in halves. */
const oneLine = 24;

/**
 * Divides running text into pages: whole paragraphs where they fit, else, but for those of one line, parted where a
 * reader pauses (`bestBreak`). Nothing is left out, and no type gets smaller. A last page that is less than half full
 * shares with the one before it. It runs on plain boards too, so it uses nothing newer than ES2015.
 * @param body paragraphs, separated by line ends
 * @param fits whether these paragraphs fit on the page with that index
 * @param paragraphs with `whole`, a paragraph that fits on a page of its own isn't parted, because each line
 * of an emergency is one thing to do
 */
export function paginate(
  body: string,
  fits: (page: readonly string[], index: number) => boolean,
  paragraphs: 'parted' | 'whole' = 'parted'
): string[][] {
  const part = (rest: readonly string[], index: number, isShort: Fits = () => true) =>
    partPage(rest, {
      fits: (page) => isShort(page) && fits(page, index),
      isKept: (paragraph) =>
        (paragraphs === 'whole' || paragraph.length <= oneLine) && fits([paragraph], index + 1)
    });
  let rest = body
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  const pages: string[][] = [];
  /** the text that was left before each page */
  const starts: string[][] = [];
  do {
    const index = pages.length;
    starts.push(rest);
    const found = part(rest, index);
    const isTorn = found.page.length === 0 && rest.length > 0;
    const { page, rest: left } = isTorn ? tornPage(rest, (each) => fits(each, index)) : found;
    pages.push(page);
    rest = left;
  } while (rest.length > 0);

  const last = pages.length - 1;
  const lastPage = pages[last] ?? [];
  // If its text fits twice, the last page is less than half full.
  if (last < 1 || !fits([...lastPage, ...lastPage], last)) return pages;
  const before = starts[last - 1] ?? [];
  const even = evenPair(before, (isShort) => part(before, last - 1, isShort));
  return even && fits(even.rest, last) ? [...pages.slice(0, -2), even.page, even.rest] : pages;
}

/**
 * Takes as much as fits. The page is empty when the first paragraph can't be parted where it would have to
 * be.
 */
function partPage(
  paragraphs: readonly string[],
  { fits, isKept }: { fits: Fits; isKept: (paragraph: string) => boolean }
): Parted {
  const page: string[] = [];
  for (let n = 0; n < paragraphs.length; n += 1) {
    const paragraph = paragraphs[n] ?? '';
    if (fits([...page, paragraph])) {
      page.push(paragraph);
      continue;
    }
    const most = isKept(paragraph) ? 0 : mostThatFits(paragraph, (head) => fits([...page, head]));
    return partedAt(bestBreak(paragraph, most), page, paragraphs.slice(n));
  }
  return { page, rest: [] };
}

function partedAt(
  end: number,
  page: readonly string[],
  [paragraph = '', ...others]: readonly string[]
): Parted {
  const head = paragraph.slice(0, end).trim();
  const tail = paragraph.slice(end).trim();
  return {
    page: head === '' ? [...page] : [...page, head],
    rest: tail === '' ? others : [tail, ...others]
  };
}

/**
 * Parts a paragraph that an empty page doesn't hold, inside a word where it has to. A page takes one
 * character at least, because a wrong measure must not make endless pages.
 */
function tornPage(paragraphs: readonly string[], fits: Fits): Parted {
  const [paragraph = ''] = paragraphs;
  const most = mostThatFits(paragraph, (head) => fits([head]));
  const end = bestBreak(paragraph, most) || most || (Array.from(paragraph)[0] ?? '').length;
  return partedAt(end, [], paragraphs);
}

/** How many UTF-16 units of a text fit, ending between characters: 𠮷 is one character of two units. */
function mostThatFits(text: string, fits: (head: string) => boolean): number {
  let at = 0;
  const ends = Array.from(text, (character) => (at += character.length));
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, ends[middle - 1]))) low = middle;
    else high = middle - 1;
  }
  return low > 0 ? (ends[low - 1] ?? 0) : 0;
}

/**
 * Divides the last two pages about equally, the first one not shorter.
 * @param paragraphs of both pages
 * @param part takes as much of them as fits within the given bound
 * @returns null when they can't be divided so
 */
function evenPair(paragraphs: readonly string[], part: (isShort: Fits) => Parted): Parted | null {
  const whole = lengthOf(paragraphs);
  for (let share = 50; share < 100; share += 5) {
    const parted = part((page) => lengthOf(page) * 100 <= share * whole);
    const { page, rest } = parted;
    if (rest.length > 0 && lengthOf(page) >= lengthOf(rest)) return parted;
  }
  return null;
}

function lengthOf(page: readonly string[]): number {
  return page.reduce((sum, paragraph) => sum + paragraph.length + gap, 0);
}
