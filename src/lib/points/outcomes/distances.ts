import type { Period } from '../../calendar';
import type { Hundredths } from '../hundredths';
import type { SchemeRules } from '../scheme/scheme';
import { rankPool } from '../score/rank';
import { isDue, outcomeKindOf, type OutcomeRule, type RankedStanding } from './index';
import { classOf } from './outcome-class';

/** A ranked subject of one pool, as a notice publishes it. */
export interface PublishedPlace {
  rank: number;
  score: Hundredths;
}

/** The points between one place and others of its pool; null: there is no such place. */
export interface Distances {
  /** points lacking to the next better rank, which equal points share (M11) */
  next: { rank: number; points: Hundredths } | null;
  /** points that a sole first is ahead of the next rank by */
  lead: { rank: number; points: Hundredths } | null;
  /**
   * points lacking to the nearest reward or grade; without any in this period, to the first three (null).
   * `isMore`: so many are too few, and any more suffice
   */
  goal: Goal | null;
}

interface Goal {
  rule: GoalRule | null;
  points: Hundredths;
  isMore: boolean;
}

interface Other extends PublishedPlace {
  vetoed: boolean;
}

type GoalRule = Extract<OutcomeRule, { kind: 'top-share' | 'band' }>;

/** The number of places on a podium, which a period without rewards and grades is compared with. */
const podium = 3;

/**
 * The distances from one place to better ones, from what is published and nothing else: entries that bar
 * somebody from a grade, or earlier rules that leave somebody out, aren't known here. A sanction is no goal.
 *
 * @param places of one pool, in any order
 * @param own index of one's own place; it isn't under a veto
 */
export function distancesOf(
  rules: Pick<SchemeRules, 'outcomes' | 'conversions'>,
  period: Period,
  places: readonly PublishedPlace[],
  own: number
): Distances {
  const mine = places[own];
  if (!mine) return { next: null, lead: null, goal: null };
  const others = withVetoes(places).filter((_, n) => n !== own);
  const above = others.filter(({ rank }) => rank < mine.rank);
  const next = above.reduce<PublishedPlace | null>(
    (near, one) => (near && near.rank >= one.rank ? near : one),
    null
  );
  return {
    next: next && { rank: next.rank, points: next.score - mine.score },
    lead: leadOf(mine, others),
    goal: goalOf(rules, period, mine, others)
  };
}

function leadOf(mine: PublishedPlace, others: readonly Other[]): Distances['lead'] {
  const second = others.reduce<PublishedPlace | null>(
    (near, one) => (near && near.rank <= one.rank ? near : one),
    null
  );
  // A veto puts somebody last who may have more points than the first.
  if (mine.rank !== 1 || !second || second.score >= mine.score) return null;
  return { rank: second.rank, points: mine.score - second.score };
}

function goalOf(
  rules: Pick<SchemeRules, 'outcomes' | 'conversions'>,
  period: Period,
  mine: PublishedPlace,
  others: readonly Other[]
): Distances['goal'] {
  const due = rules.outcomes.filter((rule) => isGoal(rule, rules)).filter((rule) => isDue(rule, period));
  if (due.length === 0) return podiumOf(mine, others);
  const found = due.flatMap((rule) => {
    const needed = neededFor(rule, period, mine, others);
    return needed ? [{ rule, points: needed.score - mine.score, isMore: needed.isMore }] : [];
  });
  return found.reduce<Distances['goal']>((near, one) => (near && !isNearer(one, near) ? near : one), null);
}

function isNearer(one: Goal, than: Goal): boolean {
  return one.points === than.points ? than.isMore && !one.isMore : one.points < than.points;
}

/** Tells whether a rule is a reward or a grade that points alone lead to. */
function isGoal(rule: OutcomeRule, rules: Pick<SchemeRules, 'outcomes' | 'conversions'>): rule is GoalRule {
  const about = classOf(rules, rule.id);
  if (about !== 'reward' && about !== 'grade') return false;
  return rule.kind === 'top-share' || (rule.kind === 'band' && rule.from !== undefined && !rule.withinBottom);
}

/** The first three, unless the next rank is one of them already. */
function podiumOf(mine: PublishedPlace, others: readonly Other[]): Distances['goal'] {
  const scores = scoresOf(others).sort((a, b) => b - a);
  const third = scores[podium - 1];
  const between = others.some(({ rank }) => rank > podium && rank < mine.rank);
  if (mine.rank <= podium || third === undefined || !between) return null;
  return { rule: null, points: third - mine.score, isMore: false };
}

/**
 * The least score above one's own with which a rule would concern one. `isMore`: more than that score, by however
 * little, as where a tie is too large for a scarce reward (M12).
 * @returns null when the rule concerns one already, or with no score
 */
function neededFor(
  rule: GoalRule,
  period: Period,
  { score: now }: PublishedPlace,
  others: readonly Other[]
): { score: Hundredths; isMore: boolean } | null {
  if (concerns(rule, period, now, others)) return null;
  const { from = -Infinity, below = Infinity } = rule.kind === 'band' ? rule : {};
  const bounds = new Set([...scoresOf(others), ...(from === -Infinity ? [] : [from])]);
  const steps = [...new Set([...bounds].flatMap((score) => [score, score + 1]))]
    .filter((score) => score > now && score >= from && score < below)
    .sort((a, b) => a - b);
  // Within the bounds more points never lead out again, so the least that suffices is found by halving.
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (concerns(rule, period, steps[middle] ?? now, others)) high = middle;
    else low = middle + 1;
  }
  const score = steps[low];
  if (score === undefined) return null;
  return bounds.has(score) ? { score, isMore: false } : { score: score - 1, isMore: true };
}

/** Tells whether a rule concerned one with this score, by the rule itself, while all others keep theirs. */
function concerns(rule: GoalRule, period: Period, score: Hundredths, others: readonly Other[]): boolean {
  const standings: RankedStanding[] = rankPool([
    { subject: 'own', status: 'ranked', score, rank: null },
    ...others.map((one, n) => ({
      subject: `other-${n}`,
      status: one.vetoed ? ('vetoed' as const) : ('ranked' as const),
      score: one.score,
      rank: null
    }))
  ]);
  const field = {
    period,
    standings,
    everyone: standings.map(({ subject }) => subject),
    decided: new Map<string, string[]>(),
    amountOf: () => 0,
    groupOf: () => '',
    has: () => true
  };
  // No goal looks back at other periods.
  const past = () => ({ pools: [], rule: null, concernedBy: () => new Set<string>() });
  return outcomeKindOf(rule).concerned(rule, field, past).subjects.includes('own');
}

/** The scores that others hold a place by. */
function scoresOf(others: readonly Other[]): Hundredths[] {
  return others.filter(({ vetoed }) => !vetoed).map(({ score }) => score);
}

/** Finds those who are ranked behind fewer points, as only a veto ranks them. */
function withVetoes(places: readonly PublishedPlace[]): Other[] {
  const least = new Map<number, number>();
  let lowest = Infinity;
  for (const { rank, score } of [...places].sort((a, b) => a.rank - b.rank || b.score - a.score)) {
    if (!least.has(rank)) least.set(rank, lowest);
    lowest = Math.min(lowest, score);
  }
  return places.map((one) => ({ ...one, vetoed: one.score > (least.get(one.rank) ?? Infinity) }));
}
