import { phrasesIn, type Phrase } from '../phrases';

/**
 * A phrase with the words that belong to it: from the sentence, or the phrase, before it. Offsets are in
 * the corrected text.
 */
export interface PhraseUnit {
  phrase: Phrase;
  /** the words before the figure, without it */
  words: string;
  /** words and figure */
  clause: string;
  /** text between these words and the ones before: nothing, or the end of a sentence */
  opens: boolean;
  start: number;
  end: number;
}

/** `扣3分/门`, `加5分/小时`: for what each figure is, behind it. */
const measure = /^[/／](?:人?次|小时|课时|学时|公里|公斤|[\u4e00-\u9fff])(?=[,、。;)\s]|$)/;

/** The phrases of a piece of text, each with its words. `title` is no part of the first one's. */
export function unitsIn(text: string, from: number, title: string): PhraseUnit[] {
  const head = title !== '' && text.trimStart().startsWith(title) ? text.indexOf(title) + title.length : 0;
  let last = head;
  return phrasesIn(text).map((phrase) => {
    // A heading that is a part of the phrase (`履职分 一般为每年度40分`) stays.
    if (phrase.start < last) last = 0;
    const between = text.slice(last, phrase.start);
    const cut = last + Math.max(0, ...[...between.matchAll(/[。;\n]|\.(?!\d)/g)].map((m) => m.index + 1));
    const start =
      cut + (/^(?:[/／](?:人?次|[人户天篇件项起条个]))?[\s,、.:]*/.exec(text.slice(cut))?.[0].length ?? 0);
    const opens = cut > last || last === head;
    const end = phrase.end + (measure.exec(text.slice(phrase.end, phrase.end + 6))?.[0].length ?? 0);
    last = end;
    return {
      phrase,
      words: text.slice(Math.min(start, phrase.start), phrase.start).trim(),
      clause: text.slice(Math.min(start, phrase.start), end).trim(),
      opens,
      start: from + Math.min(start, phrase.start),
      end: from + end
    };
  });
}
