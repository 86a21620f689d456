import { dayIn } from '$lib/calendar';
import type { Result, Subject } from '$lib/points';
import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { Problem } from '../problem';
import { digestOfShown } from '../shown-digest';
import type { UnitStores } from '../store/unit-stores';
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
  /** names exactly these figures: who seals, seals what was shown */
  shown: string;
}

/** @throws Problem `unknown-scheme` */
export async function draftSeal(stores: UnitStores, month: string): Promise<SealDraft> {
  const scheme = schemeOf(stores);
  const roster = new Map((await stores.roster.list()).map((subject) => [subject.id, subject]));
  const periods: SealedPeriod[] = [];
  const results = new Map<string, Result>();
  const warnings = new Map<string, Result['warnings'][number]>();
  for (const period of closedWith(scheme, month, stores.unit)) {
    const result = await scorePeriod(stores, period);
    results.set(period, result);
    periods.push(sealedPeriodOf(period, result, roster));
    for (const warning of result.warnings) warnings.set(JSON.stringify(warning), warning);
  }
  const due = await outstanding(stores, month, results);
  const closing: Closing = { month, scheme: stores.adoptions.digest(), periods };
  return {
    closing,
    warnings: [...warnings.values()],
    outstanding: due,
    unlike: await unlikeAssembly(stores, month),
    shown: digestOfShown([closing, [...warnings.keys()], due])
  };
}

/** What a period's result fixes, with what the roster says of everybody in it. */
export function sealedPeriodOf(
  period: string,
  result: Result,
  roster: ReadonlyMap<string, Subject>
): SealedPeriod {
  return {
    period,
    results: result.rows.flatMap(({ subject, pool, status, points, balance, score, rank }) => {
      const { group, from, to } = roster.get(subject) ?? {};
      return group === undefined || from === undefined || to === undefined
        ? []
        : [{ subject, pool, group, from, to, status, points, balance, score, rank }];
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

/**
 * Seals the open month: its figures are fixed for good, and what comes later is booked in the next one (M4). A month
 * that ends longer periods seals these too, in the same act. A month that isn't over yet can be sealed (the office says
 * what that means); one that hasn't begun can't.
 *
 * @param shown of the draft that was looked at
 * @throws Problem `not-begun`, `already-sealed`, `not-open`, `empty-roster`, `preview-outdated`, `assembly-differs` (D)
 */
export function sealMonth(
  house: House,
  actor: Actor,
  { key, period, shown }: { key: string; period: string; shown: string }
): Promise<{ period: string }> {
  return house.act(actor, { act: 'seal', key, input: { period, shown } }, async (stores) => {
    const month = dayIn(stores.unit.timeZone, house.clock()).slice(0, 7);
    if (period > month) throw new Problem('not-begun', 409, { period });
    const open = await stores.periods.open();
    // Before anything is scored: what a form says may be no month at all.
    if (period < open) throw new Problem('already-sealed', 409, { period });
    if (period !== open) throw new Problem('not-open', 409, { period, open });
    if ((await stores.roster.list()).length === 0) throw new Problem('empty-roster', 409);
    const { closing, shown: now, unlike } = await draftSeal(stores, period);
    if (now !== shown) throw new Problem('preview-outdated', 409);
    if (unlike) throw differs(unlike);
    await stores.periods.seal(closing);
    return { period };
  });
}

function differs({ quarter, people, entries }: UnlikeAssembly): Problem {
  const some = entries.length > 5 ? [...entries.slice(0, 5), '…'] : entries;
  return new Problem('assembly-differs', 409, {
    quarter,
    count: people.length,
    entries: some.join('、') || '—'
  });
}
