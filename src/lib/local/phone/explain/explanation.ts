import {
  daysOf,
  explainStatement,
  kindOf,
  recordedSince,
  workingsOf,
  type ExplanationNode,
  type Statement
} from '../../../points';
import type { LongerResult, MyResult, MyState } from '../../../sync';
import { sealedOf } from './my-period';
import { inputOf, type MyStatement } from './statement';

/**
 * Explains a member's points (M14) from the data on this phone. A sealed period takes its rank and
 * consequences from the seal, since no phone could work them out from its own entries.
 * @param own the result of `statementOf` for the same period and the same `finished`
 */
export function explanationOf(
  state: MyState,
  { statement, conversions }: MyStatement,
  { period, finished }: { period: string; finished?: string }
): ExplanationNode | null {
  const input = inputOf(state, period, finished);
  if (!input) return null;
  const sealed = sealedOf(state, period);
  const outcomes = sealed && 'outcomes' in sealed ? sealed.outcomes : [];
  const rulings = new Map(state.decisions.map((ruling) => [ruling.id, ruling]));
  const decisionOf = new Map(state.entries.map(({ id, decision }) => [id, decision]));
  return explainStatement({
    scheme: input.scheme,
    period,
    lastDay: daysOf(period).to,
    statement: sealed ? sealedLike(statement, sealed) : statement,
    recordedSince: recordedSince(period, input.first),
    ranked: sealed?.ranked ?? 0,
    entries: new Map(input.entries.map((entry) => [entry.id, entry])),
    outcomes,
    undecided: new Set(outcomes.filter((one) => one.undecided).map(({ rule }) => rule)),
    conversions,
    workings: workingsOf({ ...input, subject: input.subjects[0] }),
    worthOf: (item) => kindOf(item).words(item),
    saidOf: (item, value) => kindOf(item).said(item, value),
    rulingOf: (entry) => rulings.get(decisionOf.get(entry) ?? '') ?? null,
    entriesBy: 'day'
  });
}

/** The statement with the rank that the seal gave it. */
function sealedLike(statement: Statement, { rank, status }: MyResult | LongerResult): Statement {
  return { ...statement, effects: statement.effects, rank, status };
}
