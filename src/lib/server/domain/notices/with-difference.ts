import type { Conversion } from '$lib/points';
import type { SealedOutcome, SealedPeriod } from '../periods/periods';

type Consequences = Pick<SealedPeriod, 'outcomes' | 'conversions'>;

/**
 * Consequences that hold, changed by what a correction changes and by nothing else: rules and rosters that
 * differ from those of the seal leave both calculations alike.
 */
export function withDifference(
  holding: Consequences,
  { before, after }: { before: Consequences; after: Consequences }
): Consequences {
  return {
    outcomes: outcomesFrom(
      changed(concernedIn(holding.outcomes), {
        before: concernedIn(before.outcomes),
        after: concernedIn(after.outcomes)
      })
    ),
    conversions: [
      ...changed(boughtIn(holding.conversions), {
        before: boughtIn(before.conversions),
        after: boughtIn(after.conversions)
      }).values()
    ]
  };
}

/** Whether two periods' consequences are the same, in any order. */
export function hasSameConsequences(one: Consequences, other: Consequences): boolean {
  const keys = ({ outcomes, conversions }: Consequences) =>
    JSON.stringify([
      [...concernedIn(outcomes).values()].map((each) => JSON.stringify(each)).sort(),
      [...boughtIn(conversions)].map(([key, { sum, value }]) => `${key} ${sum} ${value}`).sort()
    ]);
  return keys(one) === keys(other);
}

interface Concerned {
  rule: string;
  subject: string;
  isUndecided: boolean;
}

function changed<T>(
  holding: ReadonlyMap<string, T>,
  { before, after }: { before: ReadonlyMap<string, T>; after: ReadonlyMap<string, T> }
): Map<string, T> {
  const found = new Map(holding);
  for (const key of before.keys()) if (!after.has(key)) found.delete(key);
  for (const [key, now] of after)
    if (JSON.stringify(before.get(key)) !== JSON.stringify(now)) found.set(key, now);
  return found;
}

function concernedIn(outcomes: readonly SealedOutcome[]): Map<string, Concerned> {
  const all = outcomes.flatMap(({ rule, subjects, undecided }) => [
    ...subjects.map((subject) => ({ rule, subject, isUndecided: false })),
    ...undecided.map((subject) => ({ rule, subject, isUndecided: true }))
  ]);
  return new Map(all.map((each) => [`${each.rule} ${each.subject}`, each]));
}

function outcomesFrom(concerned: ReadonlyMap<string, Concerned>): SealedOutcome[] {
  const outcomes = new Map<string, SealedOutcome>();
  for (const { rule, subject, isUndecided } of concerned.values()) {
    const outcome = outcomes.get(rule) ?? { rule, subjects: [], undecided: [] };
    outcomes.set(rule, outcome);
    (isUndecided ? outcome.undecided : outcome.subjects).push(subject);
  }
  return [...outcomes.values()];
}

function boughtIn(conversions: readonly Conversion[]): Map<string, Conversion> {
  return new Map(conversions.map((each) => [`${each.rule} ${each.subject}`, each]));
}
