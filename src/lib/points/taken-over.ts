import { fraction, minus, type Exact, type Fraction } from './exact';
import type { Hundredths } from './hundredths';
import type { Line } from './kinds';
import { ownLine } from './kinds/kind';
import type { Rulebook } from './rulebook';

/**
 * Months before a unit's ledger begins, as its paper has them. A closed month isn't reckoned again (M4): its total is the
 * paper's. Entries booked in it tell what the total is made of, count for the year's caps and matters, and can be
 * reversed later; what they leave of the total is one sum. Standing awards and full marks of such a month are in the total.
 */
export interface Paper {
  /** `YYYY-MM`, of one year */
  months: readonly string[];
  /** what each subject has of each, by subject and month */
  points: ReadonlyMap<string, ReadonlyMap<string, Hundredths>>;
}

/** One subject's month. */
export interface PaperMonth {
  /** 1–12 */
  month: number;
  points: Hundredths;
}

interface Moment {
  book: Rulebook;
  /** up to the month that is looked at */
  paper: readonly PaperMonth[];
  monthAlone: boolean;
  takes: 'sum' | 'mean-of-months';
  /** of how many months the year takes the mean; undefined: of none */
  mean: Fraction | undefined;
}

/**
 * What the paper adds to a year: by M5 the months up to the last that was taken over come to the paper's sum. Where the
 * year takes the mean of the months, a total is its month's alone, and what belongs to the year stands beside it (E1).
 *
 * @param bare year to date at a month's end by the entries alone
 */
export function paperLines(
  { book, paper, monthAlone, takes, mean }: Moment,
  bare: (month: number) => Exact
): Line[] {
  if (takes === 'mean-of-months') {
    // Months add up here too: a month's score is the difference that it makes.
    return paper.map(({ month, points }) => ({
      ...ownLine(book.total, points, 'taken-over', month),
      times: monthAlone ? undefined : mean
    }));
  }
  return paper.map(({ month, points }) => {
    const entered = month === 1 ? bare(1) : minus(bare(month), bare(month - 1));
    return exactLine(ownLine(book.total, 0, 'taken-over', month), minus(points, entered));
  });
}

function exactLine(line: Line, change: Exact): Line {
  return typeof change === 'number'
    ? { ...line, points: change, face: change }
    : { ...line, points: 1, face: 1, times: change };
}

/** What months taken over make of the number of months that a mean is of. */
export function meanOfMonths(begun: number, paper: number): Fraction | undefined {
  return begun + paper === 0 ? undefined : fraction(1, begun + paper);
}
