import * as v from 'valibot';
import { itemKeys, points, whole } from '../shape';
import type { Kind } from './kind';

/** Points by rank in `value`, from `first` to `last`; other ranks 0. */
export const ranksShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('ranks'),
  ranks: v.pipe(v.array(v.strictObject({ first: whole, last: whole, points })), v.nonEmpty())
});
export type RanksItem = v.InferOutput<typeof ranksShape>;

export const ranks = {
  entered: true,
  hasQuantity: false,
  needsBasis: false,
  monthly: () => false,
  readValue: (_item, text) => (/^0*[1-9]\d{0,5}$/.test(text) ? String(Number(text)) : null),
  face(item, entry) {
    const rank = Number(entry.value);
    return item.ranks.find((span) => rank >= span.first && rank <= span.last)?.points ?? 0;
  }
} satisfies Kind<RanksItem>;
