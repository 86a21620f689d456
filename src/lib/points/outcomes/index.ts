import * as v from 'valibot';
import { bottomCount, bottomCountShape } from './bottom-count';
import { bottomShare, bottomShareShape } from './bottom-share';
import type { OutcomeKind } from './outcome';
import { topShare, topShareShape } from './top-share';

/** All kinds of outcomes (M12). A new kind is a file beside these, and a line in both tables. */
export const outcomeShape = v.variant('kind', [topShareShape, bottomCountShape, bottomShareShape]);
export type OutcomeRule = v.InferOutput<typeof outcomeShape>;

const kinds = { 'top-share': topShare, 'bottom-count': bottomCount, 'bottom-share': bottomShare } satisfies {
  [K in OutcomeRule['kind']]: OutcomeKind<Extract<OutcomeRule, { kind: K }>>;
};

/** How this rule finds whom it concerns. */
export function outcomeKindOf<R extends OutcomeRule>(rule: R): OutcomeKind<R> {
  // As in `kindOf`: the table is checked entry by entry.
  return kinds[rule.kind] as unknown as OutcomeKind<R>;
}

export type { Standing } from './outcome';
