/** The most words that a sentence has, and the most characters of a Chinese one. */
const mostWords = 30;
const mostCharacters = 60;

/** A main clause ends with a full stop, a semicolon, a colon or the like and a space; Chinese signs need none. */
const end = /(?<=[.?!;:]['"”’)\]]*)\s+|(?<=[。？！；：])/u;
const chinese = /\p{Script=Han}/gu;
/** A word has a letter or a digit; signs between words count as none. */
const word = /[\p{L}\p{N}]/u;

/**
 * The sentences of a text that are longer than a reader takes in at once: over 30 words, where each run of letters and
 * signs between two spaces is one, or over 60 Chinese characters.
 * @param {string} text one paragraph, without marks and line breaks
 * @returns {string[]}
 */
export function longSentences(text) {
  return text.split(end).filter((sentence) => {
    const characters = sentence.match(chinese)?.length ?? 0;
    const words = sentence
      .replace(chinese, ' ')
      .split(/\s+/)
      .filter((each) => word.test(each)).length;
    return characters > mostCharacters || words > mostWords;
  });
}
