import { periodKind } from '$lib/notice';
import { formatPoints, type Scheme } from '$lib/points';
import { moveOf } from '$lib/server/notices/move';
import { asPublished } from '$lib/server/notices/rank-order';
import { classOf, isClosed } from '$lib/server/outcomes/outcome-class';
import type { SealedOutcome, SealedPeriod, SealedResult } from '$lib/server/periods/periods';
import { figureText } from '$lib/ui/figure-text';
import { getLocale } from '$lib/text/generated/runtime.js';

/**
 * One of the periods that a month's end seals, in words and figures: for those who see the ledger.
 * @param closed whether who looks sees talks and discipline
 */
export function periodView(
  { period, results, outcomes, conversions }: SealedPeriod,
  scheme: Pick<Scheme, 'outcomes' | 'conversions' | 'score' | 'subjects'>,
  nameOf: (subject: string) => string,
  { before, closed }: { before: { period: string; results: readonly SealedResult[] }; closed: boolean }
) {
  const earlier = new Map(before.results.map((result) => [result.subject, result]));
  const now = new Set(results.map(({ subject }) => subject));
  return {
    period,
    /** what it is compared with; null: that isn't sealed here */
    before: before.results.length > 0 ? before.period : null,
    gone: before.results.filter(({ subject }) => !now.has(subject)).map(({ subject }) => nameOf(subject)),
    subjects: scheme.subjects,
    /** a column of its own where the balance ranks */
    balance: scheme.score[periodKind(period)] === 'balance',
    ranked: results.filter(({ rank }) => rank !== null).length,
    pools: byPool(results).map(([pool, rows]) => ({
      pool,
      rows: rows.map((row) => rowView(row, nameOf, earlier.get(row.subject)))
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
  nameOf: (subject: string) => string,
  before: SealedResult | undefined
) {
  const { subject, rank, status, points, balance, score } = result;
  return {
    subject,
    name: nameOf(subject),
    rank,
    status,
    points: formatPoints(points),
    balance: figureText(balance),
    /** of what ranks, against the period before */
    difference: before ? formatPoints(score - before.score, { signed: true }) : null,
    move: before ? moveOf(result, before) : null
  };
}

function outcomeView(
  { rule: id, subjects, undecided }: SealedOutcome,
  scheme: Pick<Scheme, 'outcomes' | 'conversions'>,
  { nameOf, closed }: { nameOf: (subject: string) => string; closed: boolean }
) {
  const rule = scheme.outcomes.find((each) => each.id === id);
  if (!rule) return [];
  const isHidden = !closed && isClosed(classOf(scheme, id));
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
