import { firstDay, lastDay, overlaps } from '$lib/calendar';
import { firstMonth, lastMonth } from '$lib/notice';
import type { Result, Subject } from '$lib/points';
import { scorable } from '../ledger/scorable';
import { digestOfShown } from '../shown-digest';
import type { UnitStores } from '../store/unit-stores';
import type { RowsDone } from '../work';
import { closedWith } from './closing';
import { outstanding, type Outstanding } from './outstanding';
import type { Closing, SealedOutcome, SealedPeriod } from './periods';
import { scorePeriod } from './score-period';
import { schemeOf } from './unit-scheme';
import { unlikeAssembly, type UnlikeAssembly } from './unlike-assembly';

/** What sealing a month would fix, by its ledger as it stands: the month, and every longer period that ends with it. */
export interface SealDraft {
  closing: Closing;
  /** of all these periods, each once */
  warnings: Result['warnings'];
  /** what is better done before it is sealed */
  outstanding: Outstanding[];
  /** it can't be sealed so: its assembly has fixed other points */
  unlike: UnlikeAssembly | null;
  /** names exactly these figures, and the ledger up to here: who seals, seals what was shown */
  shown: string;
}

/**
 * @param done told how many people more are reckoned, of each period
 * @throws Problem `unknown-scheme`
 */
export async function draftSeal(stores: UnitStores, month: string, done?: RowsDone): Promise<SealDraft> {
  const scheme = schemeOf(stores);
  const roster = new Map((await stores.roster.list()).map((subject) => [subject.id, subject]));
  const periods: SealedPeriod[] = [];
  const results = new Map<string, Result>();
  const warnings = new Map<string, Result['warnings'][number]>();
  // Read once for all that ends together: a large unit's takes longer to read than to reckon.
  const booked = await stores.ledger.entries();
  const entries = scorable(booked);
  for (const period of closedWith(scheme, month, stores.unit)) {
    const result = await scorePeriod(stores, period, entries);
    results.set(period, result);
    periods.push(sealedPeriodOf(period, result, roster));
    await done?.(result.rows.length);
    for (const warning of result.warnings) warnings.set(JSON.stringify(warning), warning);
  }
  const due = await outstanding(stores, month, results);
  const newest = booked[booked.length - 1]?.seq ?? 0;
  const closing: Closing = { month, scheme: stores.adoptions.digest(), periods };
  return {
    closing,
    warnings: [...warnings.values()],
    outstanding: due,
    unlike: await unlikeAssembly(stores, month, results),
    shown: digestOfShown([closing, [...warnings.keys()], due, newest])
  };
}

/**
 * What a period's result fixes, with what the roster says of everybody in it. Who was there on fewer than half of its days is
 * listed without a rank (M10); who had left before it began or comes after its end isn't of it, unless something counts in it.
 */
export function sealedPeriodOf(
  period: string,
  result: Result,
  roster: ReadonlyMap<string, Subject>
): SealedPeriod {
  const days = { from: firstDay(firstMonth(period)), to: lastDay(lastMonth(period)) };
  return {
    period,
    results: result.rows.flatMap(({ subject, pool, status, points, balance, score, rank, effects }) => {
      const { group, from, to } = roster.get(subject) ?? {};
      if (group === undefined || from === undefined || to === undefined) return [];
      const counts = points !== 0 || effects.length > 0;
      if (!counts && !overlaps({ from, to }, days)) return [];
      return [{ subject, pool, group, from, to, status, points, balance, score, rank }];
    }),
    outcomes: outcomesOf(result),
    conversions: result.conversions
  };
}

/** By rule, over all pools; with a tie that nobody has decided yet. */
function outcomesOf({ outcomes, warnings }: Result): SealedOutcome[] {
  const byRule = new Map<string, SealedOutcome>();
  const of = (rule: string) => {
    const outcome = byRule.get(rule) ?? { rule, subjects: [], undecided: [] };
    byRule.set(rule, outcome);
    return outcome;
  };
  for (const { rule, subjects } of outcomes) of(rule).subjects.push(...subjects);
  for (const warning of warnings)
    if (warning.code === 'tie-to-decide') of(warning.rule).undecided.push(...warning.subjects);
  return [...byRule.values()];
}
