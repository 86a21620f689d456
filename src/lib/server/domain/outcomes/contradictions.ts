import { classOf, type SchemeRules } from '$lib/points';
import type { OutcomeProposal } from './proposals';

/** One person who would be praised and disciplined by the same period. */
export interface Contradiction {
  /** 编号 */
  subject: string;
  /** names of the two outcomes in the scheme */
  praise: string;
  discipline: string;
}

/** The best grades of the built-in documents; every reward praises besides. */
const bestGrades: ReadonlySet<string> = new Set(['good', 'stars-5', 'stars-4']);

/**
 * The people of whom both praise and discipline are wanted (五星级 and 建议辞退), once each, in the order of the proposals.
 * @param proposals of one period
 * @param isWanted whether the proposal counts: it is confirmed, or would be
 */
export function contradictionsIn(
  proposals: readonly OutcomeProposal[],
  rules: Pick<SchemeRules, 'outcomes' | 'conversions'>,
  isWanted: (proposal: OutcomeProposal) => boolean
): Contradiction[] {
  const nameOf = (rule: string) => rules.outcomes.find(({ id }) => id === rule)?.name ?? rule;
  const isPraise = (rule: string) => bestGrades.has(rule) || classOf(rules, rule) === 'reward';
  const isDiscipline = (rule: string) => !bestGrades.has(rule) && classOf(rules, rule) === 'discipline';
  const wanted = proposals.filter(isWanted);
  return [...new Set(wanted.map(({ subject }) => subject))].flatMap((subject) => {
    const own = wanted.filter((one) => one.subject === subject);
    const praise = own.find(({ rule }) => isPraise(rule));
    const discipline = own.find(({ rule }) => isDiscipline(rule));
    if (!praise || !discipline) return [];
    return [{ subject, praise: nameOf(praise.rule), discipline: nameOf(discipline.rule) }];
  });
}
