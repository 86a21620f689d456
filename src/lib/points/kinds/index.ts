import * as v from 'valibot';
import { count, countShape } from './count';
import { fact, factShape } from './fact';
import type { Kind } from './kind';
import { levelsKind, levelsShape } from './levels';
import { ranks, ranksShape } from './ranks';
import { resolution, resolutionShape } from './resolution';
import { standing, standingShape } from './standing';

/** All item kinds (M9). A new kind is a file beside these, and a line in both tables. */
export const itemShape = v.variant('kind', [
  countShape,
  factShape,
  standingShape,
  levelsShape,
  ranksShape,
  resolutionShape
]);
export type Item = v.InferOutput<typeof itemShape>;

const kinds = { count, fact, standing, levels: levelsKind, ranks, resolution } satisfies {
  [K in Item['kind']]: Kind<Extract<Item, { kind: K }>>;
};

/** How this item counts. */
export function kindOf<I extends Item>(item: I): Kind<I> {
  // The table above is checked entry by entry; that `item.kind` picks the one for `I` is beyond the checker.
  return kinds[item.kind] as unknown as Kind<I>;
}

export type { Kind, Line, Moment } from './kind';
