import { fraction, minus, type Exact, type Fraction } from '../exact';
import type { Hundredths } from '../hundredths';
import type { ScoredLine } from '../kinds';
import { ownLine } from '../kinds/kind';
import type { Rulebook } from '../scheme/rulebook';

/**
 * The months before a unit's ledger begins, taken over from its paper. A closed month isn't calculated
 * again (M4): its total is the paper's. Entries booked in it explain the total, count for the year's caps
 * and matters, and can be reversed later; the rest of the total is one sum. Standing awards and full marks
 * of such a month are part of the total.
 */
export interface PaperMonths {
  /** `YYYY-MM`, of one year */
  months: readonly string[];
  /** each subject's points, by subject and month */
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
  /** the factor of the mean, 1 ÷ number of months; undefined: the year isn't a mean */
  mean: Fraction | undefined;
}

/**
 * The lines that the paper adds to a year: by M5 the months up to the last one taken over come to the
 * paper's sum. Where the year takes the mean of the months, a total belongs to its month alone, and what
 * belongs to the year is added beside it (E1).
 * @param bare year to date at a month's end by the entries alone
 */
export function paperLines(
  { book, paper, monthAlone, takes, mean }: Moment,
  bare: (month: number) => Exact
): ScoredLine[] {
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

function exactLine(line: ScoredLine, change: Exact): ScoredLine {
  return typeof change === 'number'
    ? { ...line, points: change, face: change }
    : { ...line, points: 1, face: 1, times: change };
}

/**
 * The factor of the mean when months were taken over from paper.
 * @param begun months of the ledger that have begun
 * @param paper months taken over
 */
export function meanOfMonths(begun: number, paper: number): Fraction | undefined {
  return begun + paper === 0 ? undefined : fraction(1, begun + paper);
}
