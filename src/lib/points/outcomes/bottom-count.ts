import * as v from 'valibot';
import { outcomeKeys, whole } from '../shape';
import { lowest, sparingKeys } from './lowest';
import type { OutcomeKind } from './outcome';

/** A sanction for the last `count`. */
export const bottomCountShape = v.strictObject({
  ...outcomeKeys,
  ...sparingKeys,
  kind: v.literal('bottom-count'),
  count: whole
});

export const bottomCount = {
  concerned: (rule, standings, decided) => lowest(rule, rule.count, standings, decided)
} satisfies OutcomeKind<v.InferOutput<typeof bottomCountShape>>;
