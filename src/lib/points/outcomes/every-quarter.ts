import * as v from 'valibot';
import type { Period } from '../period';
import { outcomeKeys, share } from '../shape';
import type { OutcomeKind, Standing, Tie } from './outcome';
import { bottom, rewardSize, sanctionSize, subjectsOf, top, topScarce } from './shares';

/** Who was in the top, or the bottom, share in all four quarters of a year. */
export const everyQuarterShape = v.strictObject({
  ...outcomeKeys,
  kind: v.literal('every-quarter'),
  period: v.literal('year'),
  /** decided with the fourth quarter already, and again with the year */
  inFourthQuarter: v.optional(v.boolean(), false),
  side: v.picklist(['top', 'bottom']),
  share,
  /** of a reward: a tie comes in only while at most twice the places result */
  scarce: v.optional(v.boolean(), false)
});
type Rule = v.InferOutput<typeof everyQuarterShape>;

export const everyQuarter = {
  concerned(rule, { period, past }) {
    const ties: Tie[] = [];
    const quarters = quartersOf(period).map((quarter) => {
      const { within, undecided } = sideOf(rule, past(quarter));
      ties.push({ subjects: subjectsOf(undecided), period: quarter });
      return subjectsOf(within);
    });
    // In the order of the last quarter.
    const [first = [], ...others] = quarters.reverse();
    const sets = others.map((each) => new Set(each));
    return { subjects: first.filter((one) => sets.every((each) => each.has(one))), ties };
  },
  names: () => ({}),
  isDue: (rule, { kind, id }) => kind === 'year' || (rule.inFourthQuarter && id.endsWith('-Q4')),
  looksBack: (_rule, period) => quartersOf(period)
} satisfies OutcomeKind<Rule>;

function sideOf(rule: Rule, standings: readonly Standing[]): { within: Standing[]; undecided: Standing[] } {
  const n = standings.length;
  if (rule.side === 'bottom')
    return { within: bottom(sanctionSize(rule.share, n), standings), undecided: [] };
  const k = rewardSize(rule.share, n);
  if (rule.scarce) return topScarce(k, standings);
  return { within: top(k, standings), undecided: [] };
}

function quartersOf({ year }: Period): string[] {
  return [1, 2, 3, 4].map((n) => `${year}-Q${n}`);
}
