import * as v from 'valibot';
import { outcomeKeys, share } from '../shape';
import type { OutcomeKind } from './outcome';
import { rewardSize, top } from './shares';

/** A reward for the top share. `scarce`: a tie comes in only while at most twice the places result. */
export const topShareShape = v.strictObject({
  ...outcomeKeys,
  kind: v.literal('top-share'),
  share,
  scarce: v.optional(v.boolean(), false)
});

export const topShare = {
  concerned(rule, standings) {
    const k = rewardSize(rule.share, standings.length);
    const within = top(k, standings);
    if (!rule.scarce || within.length <= 2 * k) return { subjects: within.map((one) => one.subject) };
    const last = Math.max(...within.map((one) => one.rank));
    return {
      subjects: within.filter((one) => one.rank < last).map((one) => one.subject),
      undecided: within.filter((one) => one.rank === last).map((one) => one.subject)
    };
  }
} satisfies OutcomeKind<v.InferOutput<typeof topShareShape>>;
