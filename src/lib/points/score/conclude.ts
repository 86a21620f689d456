import { convert } from '../conversions';
import { isDue, outcomeKindOf, type Field, type OutcomeRule, type RankedStanding } from '../outcomes';
import { tiesByPeople } from '../outcomes/ties-by-people';
import type { Period } from '../../calendar';
import { inRankOrder, rankPool } from './rank';
import type { SchemeRules } from '../scheme/scheme';
import type { Scored } from './score-one';
import type { Conversion, Outcome, Statement, Warning } from './statement';

/** A row that ranks, and the scored subject behind it. */
export interface Contender {
  row: Statement;
  scored: Scored;
}

/**
 * Ranks every pool (M11), then lets each outcome rule that is due, in the scheme's order, find the subjects
 * whom it concerns (M12).
 */
export function concludePools(contenders: readonly Contender[], period: Period, rules: SchemeRules) {
  const outcomes: Outcome[] = [];
  const ties: Warning[] = [];
  for (const [pool, own] of byPool(contenders)) {
    const field = fieldOf(own, period);
    for (const rule of rules.outcomes) {
      if (!isDue(rule, period)) continue;
      const { subjects, ties: undecided = [] } = outcomeKindOf(rule).concerned(rule, field);
      field.decided.set(rule.id, subjects);
      if (subjects.length > 0) outcomes.push({ rule: rule.id, pool, subjects });
      for (const tied of tiesByPeople(undecided))
        ties.push({ code: 'tie-to-decide', rule: rule.id, pool, ...tied });
    }
  }
  return { outcomes, ties };
}

/** Periods that the outcomes of a period look back at, and the items whose amounts they ask for. */
export function lookBack(rules: readonly OutcomeRule[], period: Period): { past: string[]; items: string[] } {
  const due = rules.filter((rule) => isDue(rule, period));
  const past = due.flatMap((rule) => outcomeKindOf(rule).looksBack?.(rule, period) ?? []);
  const items = due.flatMap((rule) => (outcomeKindOf(rule).names(rule).items ?? []).map(({ item }) => item));
  return { past: [...new Set(past)], items: [...new Set(items)] };
}

/** Converts the year to date of all, by rule, then in the order given. */
export function convertAll(scored: readonly Scored[], rules: SchemeRules): Conversion[] {
  return rules.conversions.flatMap((rule) =>
    scored
      .map((one): Conversion => ({
        rule: rule.id,
        subject: one.person.subject.id,
        ...convert(rule, one.beside.ytd)
      }))
      .filter((conversion) => conversion.value > 0)
  );
}

function fieldOf(own: readonly Contender[], period: Period) {
  const standings = rankPool(own.map(({ row }) => row));
  const bySubject = new Map(own.map((one) => [one.row.subject, one]));
  const seen = new Map<string, readonly RankedStanding[]>();
  const decided = new Map<string, readonly string[]>();
  let everyone: string[] | null = null;
  return {
    period,
    standings,
    decided,
    get everyone() {
      return (everyone ??= own
        .map(({ row }) => row)
        .sort(inRankOrder)
        .map(({ subject }) => subject));
    },
    amountOf: (subject, item) => bySubject.get(subject)?.scored.beside.amounts.get(item) ?? 0,
    groupOf: (subject) => bySubject.get(subject)?.scored.person.subject.group ?? '',
    past(name) {
      const known =
        seen.get(name) ?? rankPool(own.flatMap(({ row, scored }) => pastRow(row.subject, scored, name)));
      seen.set(name, known);
      return known;
    }
  } satisfies Field & { decided: Map<string, readonly string[]> };
}

/** Nothing for a period that wasn't looked back at: the scheme wasn't in force. */
function pastRow(subject: string, { beside }: Scored, name: string) {
  const then = beside.past.find(({ period }) => period === name);
  return then ? [{ subject, status: then.status, score: then.score, rank: null }] : [];
}

function byPool(contenders: readonly Contender[]): [string, Contender[]][] {
  const pools = new Map<string, Contender[]>();
  for (const one of contenders) {
    const pool = pools.get(one.row.pool);
    if (pool) pool.push(one);
    else pools.set(one.row.pool, [one]);
  }
  return [...pools].sort(([a], [b]) => (a < b ? -1 : 1));
}
