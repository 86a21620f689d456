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
import { draftSeal } from './draft-seal';
import { needOpen } from './need-open';
import { needSecondPerson } from './second-person';
import { needLikeAssembly } from './unlike-assembly';

/**
 * Seals the open month as somebody else has proposed it: its figures are fixed for good, and what comes later is booked
 * in the next one (M4). A month that ends longer periods seals these too, in the same act. A month that isn't over yet
 * can be sealed (the office says what that means); one that hasn't begun can't.
 *
 * @param shown of the draft that was looked at: the same as was proposed
 * @returns the month, and the digest of its seal
 * @throws Problem `proposal-gone` when it was withdrawn or replaced; `proposal-void` when anything has changed since,
 *   `own-proposal`, `assembly-differs` (D), `forbidden`, and those of `needOpen`
 */
export function sealMonth(
  house: House,
  actor: Actor,
  { key, period, proposal, shown }: { key: string; period: string; proposal: string; shown: string }
): Promise<{ period: string; digest: string }> {
  return house.act(actor, { act: 'seal', key, input: { period, proposal, shown } }, async (stores) => {
    await needOpen(stores, house.clock(), period);
    const standing = await stores.periods.proposal();
    if (standing?.id !== proposal) throw new Problem('proposal-gone', 409);
    await needSecondPerson(stores, actor, standing, house.clock());
    const { closing, shown: now, unlike } = await draftSeal(stores, period);
    if (now !== standing.shown || now !== shown) throw new Problem('proposal-void', 409);
    needLikeAssembly(unlike);
    return { period, digest: await stores.periods.seal(closing, { proposal, account: actor.account }) };
  });
}
