import type { Day } from '$lib/calendar';
import type { Hundredths } from '$lib/points';

/** The kinds of lines: days that points were converted into, days used, and a line that undoes another. */
export type LeaveAction = 'credit' | 'use' | 'reversal';

/** A line of somebody's account of a year (抵消事假). Lines are never changed, only added. */
export interface LeaveLine {
  id: string;
  /** conversion of the scheme */
  rule: string;
  year: number;
  /** counts within the unit's year */
  no: number;
  /** 编号 */
  subject: string;
  action: LeaveAction;
  /** hundredths of what the rule gives; > 0 */
  amount: Hundredths;
  /** for a credit the day of the meeting that first granted it, for a reversal that of the line that it undoes */
  day: Day;
  /** id of the line that it undoes */
  reverses: string | null;
  account: string;
  /** '' when erased or not given */
  basis: string;
  words: string;
}

export interface NewLeaveLine extends Omit<LeaveLine, 'id' | 'no'> {
  /** the ruling behind it; only for a credit */
  ruling: string | null;
}

export interface RuledLeaveLine extends LeaveLine {
  ruling: string | null;
  /** the period whose proposal the ruling is on; null: no ruling is behind the line */
  period: string | null;
}

/** One unit's leave accounts: they only grow. */
export interface Leave {
  /** in the order of booking; only of one person or year, when given */
  lines(filter?: { subject?: string; year?: number }): Promise<RuledLeaveLine[]>;
  /** Books a line. The caller has to check that the balance is sufficient. */
  add(line: NewLeaveLine): Promise<{ id: string; no: number }>;
}
