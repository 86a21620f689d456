import { rulebookOf } from '../scheme/rulebook';
import { rulesIn } from '../scheme/rules-in';
import { RankedRow } from '../row';
import { convertAll } from './convert-all';
import { peopleOf, publishedPeriod, type LedgerInput } from './ledger-input';
import { Scored, YearsOf } from './score-one';
import type { Conversion, Statement } from './statement';

/**
 * Scores each subject by itself: exactly the rows and conversions of `score`, but nobody has a rank. Phones, and whoever
 * explains one person's points, need nothing of what a comparison finds.
 * @returns rows in the subjects' order
 * @throws RangeError like `score`
 */
export function scoreEach(input: LedgerInput): { rows: Statement[]; conversions: Conversion[] } {
  const { scheme, finished, paper } = input;
  const period = publishedPeriod(input);
  const asked = { period, finished, paper };
  const book = rulebookOf(scheme);
  const all = peopleOf(input).map((one) => new Scored(one, asked, book, new YearsOf(one, asked, book)));
  return {
    rows: all.map((one) => new RankedRow(one)),
    conversions: convertAll(all, rulesIn(scheme, period))
  };
}
