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

/** What fills the blanks of each code's sentence: `value` is what the cell says. */
export type RuleBlanks = {
  [C in Exclude<ProblemCode, 'unknown-scheme' | 'bad-encoding' | 'missing-column'>]: { value: string };
} & {
  /** `field`: the column is there, and this cell of it is empty */
  'missing-column': { value: string; field?: string };
  'unknown-scheme': { value: string; known: string };
  'bad-encoding': Record<string, never>;
};

export interface Place {
  file: string | null;
  /** as a spreadsheet counts, header = 1 */
  row: number | null;
  /** the column's heading as it stands in the file, or its English name when the file has none */
  column: string | null;
}

type Told = { [C in ProblemCode]: { code: C; params: RuleBlanks[C] } }[ProblemCode];

/** `message` is Chinese; `messageOf` has both languages. */
export type Problem = Place & { message: string } & Told;

export const nowhere: Place = { file: null, row: null, column: null };

/** A problem at a place. */
export function problemAt<C extends ProblemCode>(place: Place, code: C, params: RuleBlanks[C]): Problem {
  return { ...place, message: sentenceOf(code, params, 'zh'), ...({ code, params } as unknown as Told) };
}

/** The sentence for people, in either language. */
export function messageOf(
  problem: { code: ProblemCode; params: Record<string, string> },
  lang: Lang
): string {
  return sentenceOf(problem.code, problem.params, lang);
}
