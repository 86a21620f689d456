/**
 * An item's worth as a document states it: the kinds of M9 with their figures, in points (not hundredths).
 */
export type ProposedWorth =
  | { kind: 'base'; points: number }
  /** `limit`: at most so often a month or year; absent: as often as it happens */
  | { kind: 'count'; points: number; limit?: { times: number; per: 'month' | 'year' } }
  | { kind: 'fact' }
  | { kind: 'standing'; points: number; unless: string[] }
  | { kind: 'ranks'; ranks: { first: number; last: number; points: number }[] }
  /** `level` null: the document names none, or another number of them than of points */
  | { kind: 'levels'; levels: { level: string | null; points: number }[] }
  | { kind: 'allowance'; max: number }
  | { kind: 'clause'; of: string; effect: 'deduct' | 'void' | 'overflow'; points: number }
  | { kind: 'assess'; max: number }
  | { kind: 'ballot'; max: number }
  | { kind: 'amount'; sign: 1 | -1; min: number | null; max: number | null }
  | { kind: 'resolution' }
  | { kind: 'veto' }
  /** goods that points buy: no item, and no rank changes by them */
  | { kind: 'good'; price: number }
  /** only the highest of these items counts for one matter (M8), and no more than `most` of it */
  | { kind: 'highest'; items: string[]; most: number | null };

export type WorthKind = ProposedWorth['kind'];

/**
 * The worth that a row proposes. `open`: words of the document that no rule was made from; a person says
 * what they are.
 */
export type RowWorth = ProposedWorth | { kind: 'open' };

/** The kinds' names in the review sheet. The English word is the kind's own. */
export const kindNames: Record<WorthKind, string> = {
  base: '基础分',
  count: '按次',
  fact: '只登记',
  standing: '月奖',
  ranks: '按名次',
  levels: '按等级',
  allowance: '满分项',
  clause: '扣分条款',
  assess: '评定',
  ballot: '民主评议',
  amount: '按数额',
  resolution: '会议研究',
  veto: '一票否决',
  good: '兑换物品',
  highest: '取最高'
};
