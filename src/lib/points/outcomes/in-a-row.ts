import * as v from 'valibot';
import { periodBefore, type Period } from '../../calendar';
import { id, ids, outcomeKeys, share, wholeNumber } from '../scheme/shape';
import type { OutcomeKind, PastField, RankedStanding } from './outcome';
import { bottomByScore, sanctionSize, subjectsOf, type Share } from './shares';

/**
 * A sanction for people in the bottom share so many periods in a row, across years; or for people whom another outcome
 * concerned so many times in a row. A period without a rank ends the run.
 */
export const inARowShape = v.strictObject({
  ...outcomeKeys,
  kind: v.literal('in-a-row'),
  share: v.optional(share),
  /**
   * instead of a share: the earlier `bottom-share` outcome of the same periods by which people are counted. One that a
   * meeting set aside ends the run (M16)
   */
  confirmedAs: v.optional(id),
  times: wholeNumber,
  /** once in a run: not again as the run goes on */
  once: v.optional(v.boolean(), false),
  except: v.optional(ids, [])
});
type Rule = v.InferOutput<typeof inARowShape>;

export const inARow = {
  concerned(rule, { period, decided, standings }, past) {
    const run = before(rule, period).map((name) => countedIn(rule, past(name)));
    const earlier = rule.once ? run.pop() : undefined;
    const spared = new Set(rule.except.flatMap((one) => decided.get(one) ?? []));
    const now =
      rule.confirmedAs === undefined
        ? lowestOf(rule.share, standings)
        : (decided.get(rule.confirmedAs) ?? []);
    return {
      subjects: now.filter(
        (one) => run.every((each) => each.has(one)) && !earlier?.has(one) && !spared.has(one)
      )
    };
  },
  names: ({ except, confirmedAs }) => ({ except, ...(confirmedAs !== undefined && { confirmedAs }) }),
  sizes: ({ share: part }) => ({ share: part }),
  looksBack: (rule, period) => before(rule, period)
} satisfies OutcomeKind<Rule>;

// Every pool asks for the same people, and a county has thousands.
const counted = new WeakMap<PastField<Rule>, ReadonlySet<string>>();

/** M16: those of an earlier period who count, by the share of then; before the rule existed nobody does. */
function countedIn({ confirmedAs }: Rule, then: PastField<Rule>): ReadonlySet<string> {
  const { rule, pools, concernedBy } = then;
  const found =
    counted.get(then) ??
    (confirmedAs === undefined
      ? new Set(pools.flatMap((standings) => lowestOf(rule?.share, standings)))
      : concernedBy(confirmedAs));
  counted.set(then, found);
  return found;
}

function lowestOf(part: Share | undefined, standings: readonly RankedStanding[]): string[] {
  return part ? subjectsOf(bottomByScore(sanctionSize(part, standings.length), standings)) : [];
}

/**
 * The periods before this one that belong to the run, newest first; a rule that fires once needs one more.
 */
function before(rule: Rule, period: Period): string[] {
  const names: string[] = [];
  let name = period.id;
  for (let n = 1; n < rule.times + (rule.once ? 1 : 0); n += 1) {
    name = periodBefore(name);
    names.push(name);
  }
  return names;
}
