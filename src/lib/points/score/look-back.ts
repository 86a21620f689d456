import { parsePeriod, type Period } from '../../calendar';
import { isDue, outcomeKindOf, type OutcomeRule } from '../outcomes';
import { publishes } from '../scheme/in-force';
import { rulesIn } from '../scheme/rules-in';
import type { Scheme } from '../scheme/scheme';

/** Periods that the outcomes of a period look back at, and the items whose amounts they ask for. */
export function lookBack(rules: readonly OutcomeRule[], period: Period): { past: string[]; items: string[] } {
  const due = rules.filter((rule) => isDue(rule, period));
  const past = due.flatMap((rule) => outcomeKindOf(rule).looksBack?.(rule, period) ?? []);
  const items = due.flatMap((rule) => (outcomeKindOf(rule).names(rule).items ?? []).map(({ item }) => item));
  return { past: [...new Set(past)], items: [...new Set(items)] };
}

/**
 * The periods that the outcomes of a period look back at, with those that the scheme doesn't publish left out.
 * @param first the ledger's first month (M15)
 */
export function lookedBackAt(scheme: Scheme, period: string, first?: string | undefined): string[] {
  const asked = parsePeriod(period);
  if (!asked) return [];
  return lookBack(rulesIn(scheme, asked).outcomes, asked).past.filter((one) => publishes(scheme, one, first));
}
