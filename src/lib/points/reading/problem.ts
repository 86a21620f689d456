import { sentenceOf, type Lang } from '../messages';

/** Why input is refused; the list is the contract of the `points` command. */
export type ProblemCode =
  | 'unknown-scheme'
  | 'bad-period'
  | 'missing-column'
  | 'bad-encoding'
  | 'duplicate-id'
  | 'duplicate-subject'
  | 'unknown-subject'
  | 'unknown-item'
  | 'bad-date'
  | 'bad-quantity'
  | 'bad-value'
  | 'missing-basis'
  | 'not-in-force'
  | 'booked-before-event'
  | 'assessed-twice'
  | 'unknown-reversal'
  | 'reversed-twice'
  | 'bad-ballot';

export interface Problem {
  code: ProblemCode;
  /** Chinese; `messageOf` has both languages */
  message: string;
  file: string | null;
  /** as a spreadsheet counts, header = 1 */
  row: number | null;
  /** the column's heading as it stands in the file, or its English name when the file has none */
  column: string | null;
  params: Record<string, string>;
}

export interface Place {
  file: string | null;
  row: number | null;
  column: string | null;
}

export const nowhere: Place = { file: null, row: null, column: null };

/** A problem at a place. */
export function problemAt(place: Place, code: ProblemCode, params: Record<string, string> = {}): Problem {
  return { code, message: sentenceOf(code, params, 'zh'), ...place, params };
}

/** The sentence for people, in either language. */
export function messageOf(problem: Pick<Problem, 'code' | 'params'>, lang: Lang): string {
  return sentenceOf(problem.code, problem.params, lang);
}
