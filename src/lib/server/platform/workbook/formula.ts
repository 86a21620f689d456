/** Matches what a spreadsheet takes for a formula when it opens a file that we write (CWE-1236). */
const formula = /^[=+\-@＝＋－＠\t\r]/;

export const startsFormula = (text: string) => formula.test(text);

/** A text that no spreadsheet takes for a formula, also not after it was stored as CSV. */
export function harmless(text: string): string {
  return startsFormula(text) ? `'${text}` : text;
}
