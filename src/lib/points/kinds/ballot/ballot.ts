import * as v from 'valibot';
import { fraction, multiplied, plus, rounded, type Exact } from '../../exact';
import { groupName } from '../../scheme/group-name';
import { formatPoints } from '../../hundredths';
import { ids, itemKeys, name, positive, wholeNumber } from '../../scheme/shape';
import type { Ballot } from '../../reading/ballots';
import { ownLine, kindDefaults, type KindOfShape } from '../kind';

/** 100 percent, as a scheme's numbers are read */
const whole = 100_00;

export const ballotShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('ballot'),
  /** each group's percentage of the mean; together 100 */
  groups: v.pipe(
    v.record(name, positive),
    v.check((groups) => Object.values(groups).reduce((sum, each) => sum + each, 0) === whole, 'together 100')
  ),
  /** the roster's groups that vote in a group of ballots; absent: the one of its name */
  voters: v.optional(v.record(name, ids), {}),
  /** factor for the mean of the groups' means */
  weight: positive,
  /** a group with fewer ballots gives no result */
  minimum: wholeNumber,
  required: v.optional(v.boolean(), false)
});
export type BallotItem = v.InferOutput<typeof ballotShape>;

/** Mean of the groups' means by their percentages × weight; no result when a group has too few ballots. */
export const ballot: KindOfShape<typeof ballotShape> = {
  ...kindDefaults,
  isEntered: () => false,
  readValue: () => null,
  face: () => 0,
  settle(item, _lines, moment, rule) {
    const result = ballotResult(item, moment.ballots);
    if (result === null) return [];
    if (typeof result === 'number') return [ownLine(rule, result, 'ballots')];
    return [{ ...ownLine(rule, 1, 'ballots'), face: rounded(result), times: result }];
  },
  lacks: (item, _lines, moment) => item.required && ballotResult(item, moment.ballots) === null,
  distinctGroups: ({ voters }) => Object.values(voters).flat(),
  groupsVoting: (item) => Object.keys(item.groups),
  bounds: ({ weight }) => ({ entry: 0, adds: weight, takes: 0 }),
  words({ groups, weight, minimum }) {
    const by = formatPoints(weight);
    const parts = Object.entries(groups).map(([group, percent]) => ({
      ...groupName(group),
      percent: `${formatPoints(percent)}%`
    }));
    const zh = parts.map((one) => `${one.zh}的平均分占${one.percent}`).join('，');
    const en = parts.map((one) => `${one.percent} of the mean of ${one.en}`).join(' and ');
    return {
      zh: `${zh}，× ${by}；每类不少于 ${minimum} 票`,
      en: `${en}, × ${by}; at least ${minimum} ballots each`
    };
  }
};

/**
 * Hundredths, unrounded (M2); null when a group has too few ballots.
 * @param ballots about one subject, of one year
 */
export function ballotResult(item: BallotItem, ballots: readonly Ballot[]): Exact | null {
  let sum: Exact = 0;
  for (const [group, percent] of Object.entries(item.groups)) {
    const own = ballots.filter((one) => one.group === group);
    if (own.length < item.minimum) return null;
    const total = own.reduce((all, one) => all + one.score, 0);
    sum = plus(sum, multiplied(fraction(total, own.length), fraction(percent, whole)));
  }
  return multiplied(sum, fraction(item.weight, 100));
}
