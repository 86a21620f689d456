import type { ImportFinding } from '$lib/server/domain/imports';
import { problemText } from '../problem-text';

/** The most findings shown on one page; a file with more has a common cause, which the first ones show. */
export const mostFindings = 200;

/** A finding's place in its file, and its sentence in the reader's language. */
export function findingView(finding: ImportFinding) {
  const { file, sheet, row, column, code } = finding;
  return { file, sheet, row, column, code, sentence: problemText(finding) };
}
