import type { Finding } from '$lib/server/imports';
import { problemText } from '../problem-text';

/** Findings on one page; a file with more of them has one cause, which the first ones show. */
export const mostFindings = 200;

/** Where something stands in a file, and the sentence for it in the reader's language. */
export function findingView(finding: Finding) {
  const { file, sheet, row, column, code } = finding;
  return { file, sheet, row, column, code, sentence: problemText(finding) };
}
