import { burden } from './forbidden-basis';
import { capNeverBinds } from './cap-never-binds';
import { contradictingOutcomes } from './contradicting-outcomes';
import { deductionTooLarge } from './deduction-too-large';
import type { Finder } from './finding';
import { gradeBounds } from './grade-bounds';
import { neverCounts } from './never-counts';
import { rankBounds } from './rank-bounds';

/** All that a check of rules looks for. A new one is a file beside these, and a line here. */
export const finders: readonly Finder[] = [
  burden,
  capNeverBinds,
  contradictingOutcomes,
  deductionTooLarge,
  gradeBounds,
  neverCounts,
  rankBounds
];
