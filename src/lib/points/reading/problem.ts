import { sentenceOf, type Lang } from '../messages';

/** The reasons why input is refused; the list is the contract of the `points` command. */
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
  | 'before-first'
  | 'assessed-twice'
  | 'unknown-reversal'
  | 'reversed-twice'
  | 'bad-ballot';

/** The blanks of each code's sentence: `value` is the cell's content. */
export type RuleBlanks = {
  [
    C in Exclude<
      ProblemCode,
      'unknown-scheme' | 'bad-encoding' | 'missing-column' | 'before-first' | 'bad-value'
    >
  ]: {
    value: string;
  };
} & {
  /** `field`: the column is there, and this cell of it is empty */
  'missing-column': { value: string; field?: string };
  /** `zh`, `en`: what is accepted, in both languages */
  'bad-value': { value: string; zh: string; en: string };
  /** `first`: the ledger's first month */
  'before-first': { value: string; first: string };
  'unknown-scheme': { value: string; known: string };
  'bad-encoding': Record<string, never>;
};

export interface FilePlace {
  file: string | null;
  /** counted like a spreadsheet, with the header as row 1 */
  row: number | null;
  /** the column's heading as it is written in the file, or its English name when the file has none */
  column: string | null;
}

type ProblemParams = { [C in ProblemCode]: { code: C; params: RuleBlanks[C] } }[ProblemCode];

/** `message` is Chinese; `messageOf` has both languages. */
export type ReadingProblem = FilePlace & { message: string } & ProblemParams;

export const noPlace: FilePlace = { file: null, row: null, column: null };

/** A problem at a place. */
export function problemAt<C extends ProblemCode>(
  place: FilePlace,
  code: C,
  params: RuleBlanks[C]
): ReadingProblem {
  return {
    ...place,
    message: sentenceOf(code, params, 'zh'),
    ...({ code, params } as unknown as ProblemParams)
  };
}

/** The sentence for people, in either language. */
export function messageOf(
  problem: { code: ProblemCode; params: Record<string, string> },
  lang: Lang
): string {
  return sentenceOf(problem.code, problem.params, lang);
}
