import * as v from 'valibot';
import { band, bandShape } from './band';
import { bottomCount, bottomCountShape } from './bottom-count';
import { bottomShare, bottomShareShape } from './bottom-share';
import { entries, entriesShape } from './entries';
import { everyQuarter, everyQuarterShape } from './every-quarter';
import { inARow, inARowShape } from './in-a-row';
import { others, othersShape } from './others';
import type { OutcomeKind } from './outcome';
import { topShare, topShareShape } from './top-share';
import type { Period } from '../../calendar';

/** All kinds of outcomes (M12). A new kind is a file beside these, and a line in both tables. */
export const outcomeShape = v.variant('kind', [
  bandShape,
  bottomCountShape,
  bottomShareShape,
  entriesShape,
  everyQuarterShape,
  inARowShape,
  othersShape,
  topShareShape
]);
export type OutcomeRule = v.InferOutput<typeof outcomeShape>;

const kinds = {
  band,
  'bottom-count': bottomCount,
  'bottom-share': bottomShare,
  entries,
  'every-quarter': everyQuarter,
  'in-a-row': inARow,
  others,
  'top-share': topShare
} satisfies { [K in OutcomeRule['kind']]: OutcomeKind<Extract<OutcomeRule, { kind: K }>> };

/** The kind that defines how a rule finds the subjects whom it concerns. */
export function outcomeKindOf<R extends OutcomeRule>(rule: R): OutcomeKind<R> {
  // The table is checked entry by entry; that `rule.kind` picks the one for `R` is beyond the checker.
  return kinds[rule.kind] as unknown as OutcomeKind<R>;
}

/** True when the rule is decided in this period. */
export function isDue(rule: OutcomeRule, period: Period): boolean {
  const kind = outcomeKindOf(rule);
  return kind.isDue ? kind.isDue(rule, period) : rule.period === period.kind;
}

export type { ConcernedSubjects, Field, PastField, RankedStanding } from './outcome';
