import type { Hundredths } from '../hundredths';
import type { Clause } from '../scheme/scheme';
import type { Reason } from '../score/statement';

/** The kinds of nodes in an explanation. */
export type NodeCode =
  /** the root: the figure that ranks, and the rank that it gives */
  | 'score'
  /** the reason why there is no rank */
  | 'status'
  /** month since which the period is recorded, where that isn't its beginning (M15) */
  | 'recorded'
  | 'points'
  | 'balance'
  | 'section'
  | 'effect'
  /** a group of what an item gives month after month for the same reason */
  | 'months'
  | 'month'
  /** a group of effects that count nothing, each with its reason */
  | 'not-counted'
  /** an adjustment of the year's total, in no section: a floor, a veto */
  | 'adjustment'
  /** the rest between lines that are each rounded and the figure above them */
  | 'rounding'
  | 'entry'
  | 'clause'
  | 'worth'
  | 'basis'
  | 'decision'
  /** a weighting, a mean, a ballot; its steps below it */
  | 'working'
  | 'step'
  | 'outcome'
  | 'conversion';

/** In both languages. */
export interface ExplanationText {
  zh: string;
  en: string;
}

/**
 * One line of an explanation in both languages, with its grounds below it. It is plain data, to be drawn
 * anywhere.
 */
export interface ExplanationNode {
  code: NodeCode;
  zh: string;
  en: string;
  /** the points that it adds to the node above, or its own worth; null where points have no meaning */
  points: Hundredths | null;
  entry?: string;
  item?: string;
  /**
   * the parts of an effect's line, for callers that draw them apart: its name, and why it counts as it does
   */
  parts?: { name: ExplanationText; why: ExplanationText; reason: Reason; month?: string };
  /** for a clause: its place in the document, and its text */
  clause?: Clause;
  children: ExplanationNode[];
}

/**
 * Makes a node of an explanation.
 * @param points in hundredths; null where they have no meaning
 */
export function node(
  code: NodeCode,
  zh: string,
  en: string,
  points: Hundredths | null = null,
  children: ExplanationNode[] = []
): ExplanationNode {
  return { code, zh, en, points, children };
}

/** Makes the node of a clause, with its number and its text. */
export function clauseNode(clause: Clause): ExplanationNode {
  const line = `${clause.ref}：${clause.text}`;
  return { ...node('clause', line, `${clause.ref}: ${clause.text}`), clause };
}
