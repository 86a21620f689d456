import * as v from 'valibot';
import { outcomeKeys, wholeNumber } from '../scheme/shape';
import { lowest, sparingKeys } from './lowest';
import type { OutcomeKind } from './outcome';

/** A sanction for the last `count`. */
export const bottomCountShape = v.strictObject({
  ...outcomeKeys,
  ...sparingKeys,
  kind: v.literal('bottom-count'),
  count: wholeNumber
});

export const bottomCount = {
  concerned: (rule, field) => lowest(rule, rule.count, field),
  names: ({ except }) => ({ except }),
  sizes: ({ count, exceptTop }) => ({ count, exceptTop })
} satisfies OutcomeKind<v.InferOutput<typeof bottomCountShape>>;
