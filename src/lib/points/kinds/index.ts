import * as v from 'valibot';
import { allowance } from './allowance/allowance';
import { amount } from './amount/amount';
import { assess } from './assess/assess';
import { ballot } from './ballot/ballot';
import { clause } from './clause/clause';
import { count } from './count/count';
import { excess } from './excess/excess';
import { fact } from './fact/fact';
import type { ItemKind } from './kind';
import { levels } from './levels/levels';
import { ranks } from './ranks/ranks';
import { resolution } from './resolution/resolution';
import { shortfall } from './shortfall/shortfall';
import { standing } from './standing/standing';
import { veto } from './veto/veto';
import { weighted } from './weighted/weighted';

/** All item kinds (M9). A new one is a folder beside these, and a line here. */
const registry = [
  allowance,
  amount,
  assess,
  ballot,
  clause,
  count,
  excess,
  fact,
  levels,
  ranks,
  resolution,
  shortfall,
  standing,
  veto,
  weighted
] as const;

type ShapesOf<R extends readonly { shape: unknown }[]> = { -readonly [N in keyof R]: R[N]['shape'] };
// `map` forgets that it keeps the tuple's length and order.
const shapes = registry.map(({ shape }) => shape) as unknown as ShapesOf<typeof registry>;
export const itemShape = v.variant('kind', shapes);
export type Item = v.InferOutput<typeof itemShape>;

const byName = new Map<string, unknown>(registry.map((kind) => [kind.name, kind]));

/** The kind that defines how an item counts; undefined when a later version has added it. */
export function kindOf<I extends Item>(item: I): ItemKind<I> {
  // The cast is safe because each kind is checked against its own items; the compiler can't see that
  // `item.kind` picks the one for `I`.
  return byName.get(item.kind) as ItemKind<I>;
}

export type { ItemBounds, ItemKind, ScoredLine, YearMomentType, Part, Rule } from './kind';
