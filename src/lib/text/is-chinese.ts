/**
 * Whether a text on a page in another language is Chinese as a whole: names, notices, and the words of documents are. A text with
 * letters of both isn't.
 */
export function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text) && !/\p{Script=Latin}/u.test(text);
}
