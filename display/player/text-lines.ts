/** Width of a text in characters of full width: 汉字 count 1, Latin letters and digits a little over half. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2e80 ? 0.58 : 1;
  return width;
}

/**
 * A headline in as few lines as its width allows, broken between words and about equally long: never 社|区.
 *
 * @param most widest line, in full-width characters
 */
export function headlineLines(title: string, most: number): string[] {
  const words = wordsOf(title);
  const lines = Math.ceil(widthOf(title) / most);
  const aim = Math.min(most, widthOf(title) / lines + 2);
  const result: string[] = [];
  let line = '';
  for (const word of words) {
    const full = widthOf(line + word) > (result.length < lines - 1 ? aim : most);
    if (line && full) {
      result.push(line);
      line = word.trimStart();
    } else line += word;
  }
  return line ? [...result, line] : result;
}

function wordsOf(text: string): string[] {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(
    (each) => each.segment
  );
  // 2026|年|10|月 belong together, and no line begins with a closing mark.
  return words.reduce<string[]>((joined, word) => {
    const before = joined[joined.length - 1] ?? '';
    const bound = /[\d〔《（“]$/.test(before) || /^[年月日号，。、；：！？）》〕”\d]/.test(word);
    return bound && before ? [...joined.slice(0, -1), before + word] : [...joined, word];
  }, []);
}

/** What a page of running text holds. */
export interface Room {
  /** full-width characters in a line */
  columns: number;
  /** lines on the first page, under the headline, and on those after it */
  first: number;
  next: number;
}

/**
 * Running text in pages of whole sentences where that is possible: a long announcement gets more pages, not
 * smaller type. A paragraph costs half a line of space besides its own.
 */
export function textPages(body: string, room: Room): string[][] {
  const pages: string[][] = [[]];
  let left = room.first;
  const turn = () => {
    pages.push([]);
    left = room.next;
  };
  for (const paragraph of body.split(/\n+/).filter((each) => each.trim())) {
    let rest = paragraph.trim();
    while (rest) {
      const lines = Math.floor(left - 0.5);
      if (lines < 1) {
        turn();
        continue;
      }
      const part = takeLines(rest, lines, room.columns);
      pages[pages.length - 1]?.push(part);
      rest = rest.slice(part.length).trimStart();
      left -= linesOf(part, room.columns) + 0.5;
      if (rest) turn();
    }
  }
  return pages;
}

function linesOf(text: string, columns: number): number {
  // Half a character less: a mark that may not begin a line takes the one before it along.
  return Math.ceil(widthOf(text) / (columns - 0.5));
}

/** The beginning of a text that fits, up to a sentence's end when one lies in its second half. */
function takeLines(text: string, lines: number, columns: number): string {
  if (linesOf(text, columns) <= lines) return text;
  const most = lines * (columns - 0.5);
  let end = 0;
  let width = 0;
  let sentence = 0;
  for (const character of text) {
    width += widthOf(character);
    if (width > most) break;
    end += character.length;
    if ('。！？；'.includes(character)) sentence = end;
  }
  return text.slice(0, sentence > end / 2 ? sentence : Math.max(end, 1));
}
