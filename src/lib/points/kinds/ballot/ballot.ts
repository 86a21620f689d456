import * as v from 'valibot';
import { fraction, multiplied, plus, rounded, type Exact } from '../../exact';
import { groupName } from '../../scheme/group-name';
import { formatPoints } from '../../hundredths';
import { itemKeys, listOf, name, positive, wholeNumber } from '../../scheme/shape';
import type { Ballot } from '../../reading/ballots';
import { ownLine, kindDefaults, type Registered } from '../kind';

const shape = v.strictObject({
  ...itemKeys,
  kind: v.literal('ballot'),
  /** the groups' means count alike */
  groups: v.pipe(listOf(name, 20), v.nonEmpty()),
  /** factor for the mean of the groups' means */
  weight: positive,
  /** a group with fewer ballots gives no result */
  minimum: wholeNumber,
  required: v.optional(v.boolean(), false)
});
export type BallotItem = v.InferOutput<typeof shape>;

/** Mean of the group means × weight; no result when a group has too few ballots. */
export const ballot: Registered<typeof shape> = {
  ...kindDefaults,
  name: 'ballot',
  shape,
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
  groupsVoting: (item) => item.groups,
  bounds: ({ weight }) => ({ entry: 0, adds: weight, takes: 0 }),
  words({ groups, weight, minimum }) {
    const by = formatPoints(weight);
    const names = groups.map(groupName);
    const zh = names.map((one) => one.zh).join('、');
    const en = names.map((one) => one.en).join(' and ');
    return {
      zh: `${zh}各自平均后再平均，× ${by}；每类不少于 ${minimum} 票`,
      en: `mean of the means of ${en} × ${by}; at least ${minimum} ballots each`
    };
  }
};

/**
 * Hundredths, unrounded (M2); null when a group has too few ballots.
 * @param ballots about one subject, of one year
 */
export function ballotResult(item: BallotItem, ballots: readonly Ballot[]): Exact | null {
  let sum: Exact = 0;
  for (const group of item.groups) {
    const own = ballots.filter((one) => one.group === group);
    if (own.length < item.minimum) return null;
    const total = own.reduce((all, one) => all + one.score, 0);
    sum = plus(sum, fraction(total, own.length));
  }
  return multiplied(sum, fraction(item.weight, 100 * item.groups.length));
}
