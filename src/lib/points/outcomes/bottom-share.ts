import * as v from 'valibot';
import { outcomeKeys, share } from '../scheme/shape';
import { lowest, sparingKeys } from './lowest';
import type { OutcomeKind } from './outcome';
import { sanctionSize } from './shares';

/** A sanction for the bottom share. */
export const bottomShareShape = v.strictObject({
  ...outcomeKeys,
  ...sparingKeys,
  kind: v.literal('bottom-share'),
  share
});

export const bottomShare = {
  concerned: (rule, field) => lowest(rule, sanctionSize(rule.share, field.standings.length), field),
  names: ({ except }) => ({ except }),
  sizes: ({ share: part, exceptTop }) => ({ share: part, exceptTop })
} satisfies OutcomeKind<v.InferOutput<typeof bottomShareShape>>;
