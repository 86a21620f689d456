import { daysOf, periodKind, type Day } from '$lib/calendar';
import { classOf, isClosedClass, formatPoints, scoreNoun, type Scheme } from '$lib/points';
import { moveOf } from '$lib/server/domain/notices/move';
import { asPublished } from '$lib/server/domain/notices/rank-order';
import type { SealedOutcome, SealedPeriod, SealedResult } from '$lib/server/domain/periods/periods';
import { hasLeftBefore } from '$lib/server/domain/roster/leave-reasons';
import { figureText } from '$lib/ui/text/figure-text';
import { getLocale } from '$lib/text/generated/runtime.js';

/**
 * One of the periods that a month's end seals, in words and figures, for readers of the ledger.
 * @param before the period that it is compared with, and its results
 * @param closed whether the reader may see talks and discipline
 */
export function periodView(
  { period, results, outcomes, conversions }: SealedPeriod,
  scheme: Pick<Scheme, 'outcomes' | 'conversions' | 'score' | 'subjects' | 'nouns'>,
  nameOf: (subject: string) => string,
  { before, closed }: { before: { period: string; results: readonly SealedResult[] }; closed: boolean }
) {
  const earlier = new Map(before.results.map((result) => [result.subject, result]));
  const now = new Set(results.map(({ subject }) => subject));
  return {
    period,
    /** the period it is compared with; null when none is sealed here */
    before: before.results.length > 0 ? before.period : null,
    gone: before.results.filter(({ subject }) => !now.has(subject)).map(({ subject }) => nameOf(subject)),
    subjects: scheme.subjects,
    score: scoreNoun(scheme),
    /** a balance that ranks gets a column of its own */
    balance: scheme.score[periodKind(period)] === 'balance',
    ranked: results.filter(({ rank }) => rank !== null).length,
    pools: byPool(results).map(([pool, rows]) => ({
      pool,
      rows: rows.map((row) =>
        rowView(row, { nameOf, before: earlier.get(row.subject), ends: daysOf(period).to })
      )
    })),
    outcomes: outcomes.flatMap((outcome) => outcomeView(outcome, scheme, { nameOf, closed })),
    conversions: scheme.conversions.flatMap((rule) => {
      const count = conversions.filter((each) => each.rule === rule.id).length;
      return count === 0 ? [] : [{ id: rule.id, name: named(rule), clause: rule.clause, count }];
    })
  };
}

function byPool(results: readonly SealedResult[]): [string, SealedResult[]][] {
  const pools = [...new Set(asPublished(results).map(({ pool }) => pool))];
  return pools.map((pool) => [pool, results.filter((each) => each.pool === pool)]);
}

function rowView(
  result: SealedResult,
  {
    nameOf,
    before,
    ends
  }: { nameOf: (subject: string) => string; before: SealedResult | undefined; ends: Day }
) {
  const { subject, rank, status, points, balance, score } = result;
  return {
    subject,
    name: nameOf(subject),
    rank,
    status,
    points: formatPoints(points),
    balance: figureText(balance),
    /** change of the ranking figure since the period before */
    difference: before ? formatPoints(score - before.score, { signed: true }) : null,
    /** there was nothing of the person before, who is still here */
    isNew: !before && !hasLeftBefore(result, ends),
    move: before ? moveOf(result, before, ends) : null
  };
}

function outcomeView(
  { rule: id, subjects, undecided }: SealedOutcome,
  scheme: Pick<Scheme, 'outcomes' | 'conversions'>,
  { nameOf, closed }: { nameOf: (subject: string) => string; closed: boolean }
) {
  const rule = scheme.outcomes.find((each) => each.id === id);
  if (!rule) return [];
  const isHidden = !closed && isClosedClass(classOf(scheme, id));
  return [
    {
      id,
      name: named(rule),
      clause: rule.clause,
      isHidden,
      names: isHidden ? [] : subjects.map(nameOf),
      undecided: isHidden ? [] : undecided.map(nameOf)
    }
  ];
}

function named({ name, english }: { name: string; english: string }): string {
  return getLocale() === 'en' ? english : name;
}
