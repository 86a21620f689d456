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

/** Where the words of headlines are kept from start to start: the browser reads its dictionary from the disk for the first one. */
export interface WordMemory {
  get(key: string): unknown;
  set(key: string, words: string[]): void;
}

let memory: WordMemory | null = null;

export function rememberWordsIn(kept: WordMemory): void {
  memory = kept;
}

function wordsOf(text: string): string[] {
  const key = `words ${text}`;
  const known = memory?.get(key);
  if (Array.isArray(known) && known.join('') === text) return known as string[];
  const words = split(text);
  memory?.set(key, words);
  return words;
}

function split(text: string): string[] {
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
