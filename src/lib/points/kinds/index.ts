import * as v from 'valibot';
import { allowance, allowanceShape } from './allowance/allowance';
import { amount, amountShape } from './amount/amount';
import { assess, assessShape } from './assess/assess';
import { ballot, ballotShape } from './ballot/ballot';
import { clause, clauseShape } from './clause/clause';
import { count, countShape } from './count/count';
import { excess, excessShape } from './excess/excess';
import { fact, factShape } from './fact/fact';
import type { ItemKind } from './kind';
import { levels, levelsShape } from './levels/levels';
import { ranks, ranksShape } from './ranks/ranks';
import { resolution, resolutionShape } from './resolution/resolution';
import { shortfall, shortfallShape } from './shortfall/shortfall';
import { standing, standingShape } from './standing/standing';
import { veto, vetoShape } from './veto/veto';
import { weighted, weightedShape } from './weighted/weighted';

/**
 * All item kinds (M9). A new one is a folder beside these, and a line in both tables: a phone, which only scores, leaves the
 * shapes behind.
 */
export const itemShape = v.variant('kind', [
  allowanceShape,
  amountShape,
  assessShape,
  ballotShape,
  clauseShape,
  countShape,
  excessShape,
  factShape,
  levelsShape,
  ranksShape,
  resolutionShape,
  shortfallShape,
  standingShape,
  vetoShape,
  weightedShape
]);
export type Item = v.InferOutput<typeof itemShape>;

const kinds = {
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
} satisfies { [K in Item['kind']]: ItemKind<Extract<Item, { kind: K }>> };

const byName = new Map<string, unknown>(Object.entries(kinds));

/** The kind that defines how an item counts; undefined when a later version has added it. */
export function kindOf<I extends Item>(item: I): ItemKind<I> {
  // The cast is safe because each kind is checked against its own items; the compiler can't see that
  // `item.kind` picks the one for `I`.
  return byName.get(item.kind) as ItemKind<I>;
}

export type { ItemBounds, ItemKind, ScoredLine, YearMomentType, Part, Rule } from './kind';
