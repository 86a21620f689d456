import * as v from 'valibot';
import { periodBefore, type Period } from '../../calendar';
import { ids, outcomeKeys, share, wholeNumber } from '../scheme/shape';
import type { OutcomeKind } from './outcome';
import { bottomByScore, sanctionSize, subjectsOf } from './shares';

/**
 * A sanction for people in the bottom share so many periods in a row, across years. A period without a rank
 * ends the run.
 */
export const inARowShape = v.strictObject({
  ...outcomeKeys,
  kind: v.literal('in-a-row'),
  share,
  times: wholeNumber,
  /** once in a run: not again as the run goes on */
  once: v.optional(v.boolean(), false),
  except: v.optional(ids, [])
});
type Rule = v.InferOutput<typeof inARowShape>;

export const inARow = {
  concerned(rule, { period, past, decided, standings }) {
    const lowestOf = (name: string) => {
      const then = past(name);
      return new Set(subjectsOf(bottomByScore(sanctionSize(rule.share, then.length), then)));
    };
    const run = before(rule, period).map(lowestOf);
    const earlier = rule.once ? run.pop() : undefined;
    const spared = new Set(rule.except.flatMap((one) => decided.get(one) ?? []));
    const now = bottomByScore(sanctionSize(rule.share, standings.length), standings);
    return {
      subjects: subjectsOf(now).filter(
        (one) => run.every((each) => each.has(one)) && !earlier?.has(one) && !spared.has(one)
      )
    };
  },
  names: ({ except }) => ({ except }),
  looksBack: (rule, period) => before(rule, period)
} satisfies OutcomeKind<Rule>;

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
