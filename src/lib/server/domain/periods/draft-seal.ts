import { daysOf } from '$lib/calendar';
import { servedHere, type Effect, type ScoreResult } from '$lib/points';
import { digestOfShown } from '../../platform/command/shown-digest';
import { asOf, ruleSpell, servesIn, type RosterPerson } from '../roster/spells';
import type { UnitStores } from '../units/unit-stores';
import type { RowsDone } from '../../platform/command/observed-work';
import { closedWith } from './closing';
import { outstanding, type OutstandingTask } from './outstanding';
import type { MonthClosing, SealedOutcome, SealedPeriod } from './periods';
import { inputOfPeriod, scoreWhole } from './score-period';
import { sealedHistory } from './sealed-history';
import { schemeOf } from './unit-scheme';
import { withoutLeavers } from './without-leavers';
import { unlikeAssembly, type UnlikeAssembly } from './unlike-assembly';

/**
 * The figures that sealing a month would fix, by its present ledger: those of the month, and of every
 * longer period that ends with it.
 */
export interface SealDraft {
  closing: MonthClosing;
  /** warnings of all these periods, each once */
  warnings: ScoreResult['warnings'];
  /** tasks that had better be done before it is sealed */
  outstanding: OutstandingTask[];
  /** set when it can't be sealed, because its assembly has fixed other points */
  unlike: UnlikeAssembly | null;
  /** digest of exactly these figures, and of the ledger up to here, so that the shown draft is sealed */
  shown: string;
}

/**
 * Works out what sealing a month would store.
 * @param stores of one moment (a transaction): the entries and the ledger's last number belong together
 * @param done called with the number of people that were just calculated, for each period
 * @throws Problem `unknown-scheme`
 */
export async function draftSeal(stores: UnitStores, month: string, done?: RowsDone): Promise<SealDraft> {
  const scheme = schemeOf(stores);
  const roster = new Map((await stores.roster.list()).map((subject) => [subject.id, subject]));
  const periods: SealedPeriod[] = [];
  const results = new Map<string, ScoreResult>();
  const warnings = new Map<string, ScoreResult['warnings'][number]>();
  // The ledger is read once for all periods that end together: a large unit's takes longer to read than to
  // calculate.
  const booked = await stores.ledger.allScorable();
  const closed = closedWith(scheme, month, stores.unit);
  const sealed = await sealedHistory(
    stores,
    closed.map((period) => ({ scheme, period }))
  );
  for (const period of closed) {
    const result = scoreWhole({ ...(await inputOfPeriod(stores, period, booked)), sealed });
    results.set(period, result);
    periods.push(await withoutLeavers(stores, scheme, sealedPeriodOf(period, result, roster)));
    await done?.(result.rows.length);
    for (const warning of result.warnings) warnings.set(JSON.stringify(warning), warning);
  }
  const due = await outstanding(stores, month, results);
  const newest = await stores.ledger.last();
  const closing: MonthClosing = { month, scheme: stores.adoptions.digest(), periods };
  return {
    closing,
    warnings: [...warnings.values()],
    outstanding: due,
    unlike: await unlikeAssembly(stores, month, results),
    shown: digestOfShown([closing, [...warnings.keys()], due, newest])
  };
}

/**
 * The part of a period's result that its seal fixes, with the roster's facts about everybody in it. People
 * who were there on fewer than half of its days are listed without a rank (M10); those who had left before
 * it began or come after its end are left out, unless something was booked for them
 * in it: full marks and shortfalls of a year that somebody didn't serve are no result of theirs.
 */
export function sealedPeriodOf(
  period: string,
  result: ScoreResult,
  roster: ReadonlyMap<string, RosterPerson>
): SealedPeriod {
  const days = daysOf(period);
  return {
    period,
    results: result.rows.flatMap((row) => {
      const { subject, pool, status, points, balance, score, rank } = row;
      const listed = roster.get(subject);
      if (!listed) return [];
      const person = servedHere(listed);
      // Effects are calculated when they are asked for, which takes longer than everything else here together.
      const isBooked = () => row.effects.some(restsOnBooking);
      if (!servesIn(person, days) && !isBooked()) return [];
      // A change that is planned for later is no fact of this period.
      const { group, from, to, earlier } = asOf(person, days);
      const facts = { subject, pool, group, from, to, ...(earlier && { earlier: earlier.map(ruleSpell) }) };
      return [{ ...facts, status, points, balance, score, rank }];
    }),
    outcomes: outcomesOf(result),
    conversions: result.conversions
  };
}

/** Whether an entry, or a month on paper, made the line: its own, or the one that explains it. */
function restsOnBooking({ entry, because = [], reason }: Effect): boolean {
  return entry !== null || because.length > 0 || reason === 'taken-over';
}

/**
 * The outcomes by rule, over all pools, with ties that nobody has decided yet. A seal has each person once for each
 * rule: several ties may name the same ones, and who is concerned without a tie isn't undecided.
 */
export function outcomesOf({
  outcomes,
  warnings
}: Pick<ScoreResult, 'outcomes' | 'warnings'>): SealedOutcome[] {
  const byRule = new Map<string, { concerned: Set<string>; tied: Set<string> }>();
  const of = (rule: string) => {
    const outcome = byRule.get(rule) ?? { concerned: new Set<string>(), tied: new Set<string>() };
    byRule.set(rule, outcome);
    return outcome;
  };
  for (const { rule, subjects } of outcomes) for (const one of subjects) of(rule).concerned.add(one);
  for (const warning of warnings)
    if (warning.code === 'tie-to-decide') for (const one of warning.subjects) of(warning.rule).tied.add(one);
  return [...byRule].map(([rule, { concerned, tied }]) => ({
    rule,
    subjects: [...concerned],
    undecided: [...tied].filter((one) => !concerned.has(one))
  }));
}
