import * as v from 'valibot';
import { id, name, outcomeKeys, wholeNumber } from '../scheme/shape';
import type { OutcomeKind } from './outcome';

/** Everyone on the roster, ranked or not, with so many entries of an item in the year, by quantity. */
export const entriesShape = v.strictObject({
  ...outcomeKeys,
  kind: v.literal('entries'),
  item: id,
  atLeast: v.optional(wholeNumber, 1),
  /** only for people in this group of the roster */
  group: v.optional(name)
});

export const entries = {
  concerned: (rule, { everyone, amountOf, groupOf }) => ({
    subjects: everyone.filter(
      (subject) =>
        (rule.group === undefined || groupOf(subject) === rule.group) &&
        amountOf(subject, rule.item) >= rule.atLeast
    )
  }),
  names: ({ item }) => ({ items: [{ item, at: ['item'] }] })
} satisfies OutcomeKind<v.InferOutput<typeof entriesShape>>;
