import type { Hundredths } from '../hundredths';
import type { Clause } from '../scheme';
import type { Reason } from '../statement';

/** What a node of an explanation tells. */
export type NodeCode =
  /** the root: what ranks, and the place that it gives */
  | 'score'
  /** why there is no rank */
  | 'status'
  | 'points'
  | 'balance'
  | 'section'
  | 'effect'
  /** a group: what an item gives month after month, for the same reason */
  | 'months'
  | 'month'
  /** a group: what counts nothing, each with its reason */
  | 'not-counted'
  /** of the year's total, in no section: a floor, a veto */
  | 'adjustment'
  /** what is left between lines that are each rounded and the figure above them */
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
export interface Words {
  zh: string;
  en: string;
}

/** One line of an explanation, in both languages, with what it rests on below it. Plain data, to be drawn anywhere. */
export interface ExplanationNode {
  code: NodeCode;
  zh: string;
  en: string;
  /** what it adds to the node above, or is worth itself; null where points have no meaning */
  points: Hundredths | null;
  entry?: string;
  item?: string;
  /** an effect's line in its parts, for who draws them apart: what it is of, and why it counts what it counts */
  parts?: { name: Words; why: Words; reason: Reason; month?: string };
  /** of a clause: where it stands, and what it says */
  clause?: Clause;
  children: ExplanationNode[];
}

export function node(
  code: NodeCode,
  zh: string,
  en: string,
  points: Hundredths | null = null,
  children: ExplanationNode[] = []
): ExplanationNode {
  return { code, zh, en, points, children };
}

export function clauseNode(clause: Clause): ExplanationNode {
  const line = `${clause.ref}：${clause.text}`;
  return { ...node('clause', line, `${clause.ref}: ${clause.text}`), clause };
}
