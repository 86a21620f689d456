import { convert, type ConversionRule } from '../conversions';
import { rulebookOf } from '../scheme/rulebook';
import { peopleOf, publishedPeriod, type LedgerInput } from './ledger-input';
import { Scored, YearsOf } from './score-one';
import type { Conversion } from './statement';

/**
 * Converts each subject's year to date at a period's end by some rules, which another version of the scheme may have.
 * @param rules conversions; the version in force at the period's end has one at least
 * @returns by rule, then in the subjects' order; unlike those of `score` also conversions of 0, with their points
 * @throws RangeError like `score`
 */
export function convertEach(input: LedgerInput, rules: readonly ConversionRule[]): Conversion[] {
  const asked = { period: publishedPeriod(input), finished: input.finished, paper: input.paper };
  const book = rulebookOf(input.scheme);
  const all = peopleOf(input).map((one) => new Scored(one, asked, book, new YearsOf(one, asked, book)));
  return rules.flatMap((rule) =>
    all.map(({ person, ytd }) => ({ rule: rule.id, subject: person.subject.id, ...convert(rule, ytd) }))
  );
}
