import * as v from 'valibot';
import { quartersOf } from '../../calendar';
import { outcomeKeys, share } from '../scheme/shape';
import type { OutcomeKind, PastField, RankedStanding, Tie } from './outcome';
import { bottomByScore, rewardSize, sanctionSize, subjectsOf, topByRank, topScarce } from './shares';

/** The outcome of those who were in the top (or bottom) share in all four quarters of a year. */
export const everyQuarterShape = v.strictObject({
  ...outcomeKeys,
  kind: v.literal('every-quarter'),
  period: v.literal('year'),
  /** decided with the fourth quarter already, and again with the year */
  inFourthQuarter: v.optional(v.boolean(), false),
  side: v.picklist(['top', 'bottom']),
  share,
  /** for a reward: a tie is included only while at most twice the places result */
  scarce: v.optional(v.boolean(), false)
});
type Rule = v.InferOutput<typeof everyQuarterShape>;

export const everyQuarter = {
  concerned(_rule, { period, has }, past) {
    const ties: Tie[] = [];
    const quarters = quartersOf(period.year).map((quarter) => {
      const sides = sidesOf(past(quarter));
      for (const { undecided } of sides)
        ties.push({ subjects: subjectsOf(undecided).filter(has), period: quarter });
      return sides.flatMap(({ within }) => subjectsOf(within)).filter(has);
    });
    // The result is in the order of the last quarter.
    const [first = [], ...others] = quarters.reverse();
    const sets = others.map((each) => new Set(each));
    return { subjects: first.filter((one) => sets.every((each) => each.has(one))), ties };
  },
  names: () => ({}),
  sizes: ({ share: part }) => ({ share: part }),
  isDue: (rule, { kind, part }) =>
    kind === 'year' || (rule.inFourthQuarter && kind === 'quarter' && part === 4),
  looksBack: (_rule, { year }) => quartersOf(year)
} satisfies OutcomeKind<Rule>;

interface Side {
  within: RankedStanding[];
  undecided: RankedStanding[];
}

/** M16: a quarter's side of each pool, by the share of then; a quarter before the rule existed has none. */
function sidesOf(then: PastField<Rule>): Side[] {
  const { rule, pools } = then;
  const found = known.get(then) ?? (rule ? pools.map((standings) => sideOf(rule, standings)) : []);
  known.set(then, found);
  return found;
}

// Every pool asks for the same sides.
const known = new WeakMap<PastField<Rule>, Side[]>();

function sideOf(rule: Rule, standings: readonly RankedStanding[]): Side {
  const n = standings.length;
  if (rule.side === 'bottom')
    return { within: bottomByScore(sanctionSize(rule.share, n), standings), undecided: [] };
  const k = rewardSize(rule.share, n);
  if (rule.scarce) return topScarce(k, standings);
  return { within: topByRank(k, standings), undecided: [] };
}
