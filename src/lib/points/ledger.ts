import type { Day } from '../calendar';

/** Who is scored: a cadre, a party member or a unit. In service from `from` to `to`, both included; null is open. */
export interface Subject {
  id: string;
  name: string;
  /** those who are ranked together; '' when the scheme has one pool */
  pool: string;
  group: string;
  from: Day | null;
  to: Day | null;
}

/** A ledger line (积分事项). One with `reverses` undoes an earlier one and carries no item or value of its own (M7). */
export interface Entry {
  id: string;
  subject: string;
  /** item id of the scheme; '' on a reversal */
  item: string;
  /** when it happened (M4) */
  date: Day;
  /** month in which it is booked, `YYYY-MM`, never before `date` (M4) */
  period: string;
  /** whole, at least 1 */
  quantity: number;
  /** canonical, as the item's kind reads it: a level name, a rank, a number; '' when it needs none */
  value: string;
  /** entries with the same non-empty matter tell of one thing (M8) */
  matter: string;
  basis: string;
  /** id of the entry that this one undoes */
  reverses: string | null;
}
