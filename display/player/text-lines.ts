/** The width of a text in full-width characters: 汉字 count 1, Latin letters and digits a little over half. */
export function widthInCharacters(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    width += isMark(code) ? 0 : code < 0x2e80 ? 0.58 : 1;
  }
  return width;
}

/** Whether it stands above or below the character before it (Combining Diacritical Marks). */
const isMark = (code: number) => code >= 0x300 && code < 0x370;

/**
 * Breaks a headline into as few lines as its width allows, between words and about equally long: never 社|区.
 * Two lines part after a punctuation mark, if that leaves neither too short.
 * @param most width of the widest line, in full-width characters
 */
export function headlineLines(title: string, most: number): string[] {
  const words = wordsOf(title);
  const lines = Math.ceil(widthInCharacters(title) / most);
  const parted = lines === 2 ? partedByMark(words, most) : null;
  if (parted) return parted;
  const aim = Math.min(most, widthInCharacters(title) / lines + 2);
  const result: string[] = [];
  let line = '';
  for (const word of words) {
    const full = widthInCharacters(line + word) > (result.length < lines - 1 ? aim : most);
    if (line && full) {
      result.push(line);
      line = word.trimStart();
    } else line += word;
  }
  return line ? [...result, line] : result;
}

/** Least share of the whole width for the shorter line. */
const shorter = 0.25;

/** @returns the two lines that are closest in length; null when no mark leaves room for both */
function partedByMark(words: readonly string[], most: number): [string, string] | null {
  const parts = words.flatMap((word, index): [string, string][] => {
    if (!/[：，。！？；、]$/.test(word)) return [];
    return [
      [
        words.slice(0, index + 1).join(''),
        words
          .slice(index + 1)
          .join('')
          .trimStart()
      ]
    ];
  });
  const fit = parts
    .map((lines) => ({
      lines,
      longest: Math.max(...lines.map(widthInCharacters)),
      least: Math.min(...lines.map(widthInCharacters))
    }))
    .filter(({ longest, least }) => longest <= most && least >= shorter * (longest + least))
    .sort((a, b) => a.longest - b.longest);
  return fit[0]?.lines ?? null;
}

/**
 * Stores the words of headlines from start to start, because the browser reads its dictionary from the disk
 * for the first one.
 */
export interface WordMemory {
  get(key: string): unknown;
  set(key: string, words: string[]): void;
}

let memory: WordMemory | null = null;

/**
 * Sets where headlines' words are stored from now on.
 * @param kept the storage, shared with other measures
 */
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
  // 2026|年|10|月 stay together, and no line begins with a closing mark.
  return words.reduce<string[]>((joined, word) => {
    const before = joined[joined.length - 1] ?? '';
    const bound = /[\d〔《（【“]$/.test(before) || /^[年月日号，。、；：！？）》】〕”\d]/.test(word);
    return bound && before ? [...joined.slice(0, -1), before + word] : [...joined, word];
  }, []);
}
