import * as v from 'valibot';
import { outcomeKeys, share } from '../scheme/shape';
import type { OutcomeKind } from './outcome';
import { rewardSize, subjectsOf, topByRank, topScarce } from './shares';

/** A reward for the top share. `scarce`: a tie comes in only while at most twice the places result. */
export const topShareShape = v.strictObject({
  ...outcomeKeys,
  kind: v.literal('top-share'),
  share,
  scarce: v.optional(v.boolean(), false)
});

export const topShare = {
  concerned(rule, { standings }) {
    const k = rewardSize(rule.share, standings.length);
    if (!rule.scarce) return { subjects: subjectsOf(topByRank(k, standings)) };
    const { within, undecided } = topScarce(k, standings);
    return { subjects: subjectsOf(within), ties: [{ subjects: subjectsOf(undecided) }] };
  },
  names: () => ({}),
  sizes: ({ share: part }) => ({ share: part })
} satisfies OutcomeKind<v.InferOutput<typeof topShareShape>>;
