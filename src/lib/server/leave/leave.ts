import type { Day } from '$lib/calendar';
import type { Hundredths } from '$lib/points';

/** What happens to days of leave: points have bought some; some were used; a line is undone by another. */
export type LeaveAct = 'credit' | 'use' | 'reversal';

/** A line of somebody's account of a year (抵消事假). Nothing of it is changed: it grows by lines alone. */
export interface LeaveLine {
  id: string;
  /** conversion of the scheme */
  rule: string;
  year: number;
  /** counts within the unit's year */
  no: number;
  /** 编号 */
  subject: string;
  act: LeaveAct;
  /** hundredths of what the rule gives; > 0 */
  amount: Hundredths;
  /** of a credit that of its meeting, of a reversal that of the line it undoes */
  day: Day;
  /** id of the line that it undoes */
  reverses: string | null;
  account: string;
  /** '' when erased or not given */
  basis: string;
  words: string;
}

export interface NewLeaveLine extends Omit<LeaveLine, 'id' | 'no'> {
  /** ruling that it rests on; of a credit alone */
  ruling: string | null;
}

/** One unit's accounts of leave: they only grow. */
export interface Leave {
  /** in the order in which they were booked; of one person or year only, when named */
  lines(filter?: { subject?: string; year?: number }): Promise<(LeaveLine & { ruling: string | null })[]>;
  /** Books a line. Whether the balance bears it is for whoever calls. */
  add(line: NewLeaveLine): Promise<{ id: string; no: number }>;
}
