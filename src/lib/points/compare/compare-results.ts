import type { Hundredths } from '../hundredths';
import type { ScoreResult, Statement, StatementStatus } from '../score/statement';

/** A value before and after the change. */
export interface Pair<T> {
  before: T;
  after: T;
}

/** The changes for one subject. */
export interface ResultMove {
  subject: string;
  pool: string;
  status: Pair<StatementStatus>;
  points: Pair<Hundredths>;
  score: Pair<Hundredths>;
  rank: Pair<number | null>;
  /** items whose points in the period differ; null: one of the two doesn't say anything about it */
  items: { item: string; before: Hundredths | null; after: Hundredths | null }[];
}

/** An outcome that a rule proposes for one subject in only one of the two results. */
export interface OutcomeChange {
  rule: string;
  pool: string;
  subject: string;
  change: 'gained' | 'lost';
}

export interface ResultComparison {
  period: string;
  subjects: number;
  /** only subjects for whom anything changes, in the order of the second result */
  moves: ResultMove[];
  outcomes: OutcomeChange[];
}

/**
 * Compares two results of one period for the same roster: who moves, by how much, and which rank and
 * outcome change. It publishes and changes nothing; people look at it before they adopt a new version.
 */
export function compareResults(before: ScoreResult, after: ScoreResult): ResultComparison {
  const earlier = new Map(before.rows.map((row) => [row.subject, row]));
  const moves = after.rows.flatMap((row): ResultMove[] => {
    const old = earlier.get(row.subject);
    return old ? moveOf(old, row) : [];
  });
  return {
    period: after.period,
    subjects: after.rows.length,
    moves,
    outcomes: [...changesOf(before, after, 'lost'), ...changesOf(after, before, 'gained')]
  };
}

function moveOf(before: Statement, after: Statement): ResultMove[] {
  const items = itemsOf(before, after);
  const isSame =
    items.length === 0 &&
    before.points === after.points &&
    before.score === after.score &&
    before.rank === after.rank &&
    before.status === after.status;
  if (isSame) return [];
  return [
    {
      subject: after.subject,
      pool: after.pool,
      status: { before: before.status, after: after.status },
      points: { before: before.points, after: after.points },
      score: { before: before.score, after: after.score },
      rank: { before: before.rank, after: after.rank },
      items
    }
  ];
}

function itemsOf(before: Statement, after: Statement): ResultMove['items'] {
  const [old, now] = [byItem(before), byItem(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((item) => {
    const pair = { before: old.get(item) ?? null, after: now.get(item) ?? null };
    // An item that is only on record (0) in one of them changes nothing.
    return (pair.before ?? 0) === (pair.after ?? 0) ? [] : [{ item, ...pair }];
  });
}

function byItem({ effects }: Statement): Map<string, Hundredths> {
  const sums = new Map<string, Hundredths>();
  for (const { item, points } of effects) sums.set(item, (sums.get(item) ?? 0) + points);
  return sums;
}

/** The outcomes that `one` proposes and `other` doesn't. */
function changesOf(one: ScoreResult, other: ScoreResult, change: OutcomeChange['change']): OutcomeChange[] {
  const there = new Set(
    other.outcomes.flatMap(({ rule, pool, subjects }) =>
      subjects.map((subject) => keyOf(rule, pool, subject))
    )
  );
  return one.outcomes.flatMap(({ rule, pool, subjects }) =>
    subjects
      .filter((subject) => !there.has(keyOf(rule, pool, subject)))
      .map((subject) => ({ rule, pool, subject, change }))
  );
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
