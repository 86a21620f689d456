import type { Decision } from '../decisions/decisions';

/** A meeting of those who decide on claims (两委会), as its minutes tell. */
export interface Meeting {
  id: string;
  /** its day, body and minutes */
  decision: Decision;
  /** number of those who might sit in it on that day */
  entitled: number;
  /** accounts of those who did */
  members: string[];
  /** account that recorded it */
  by: string;
  /** instant */
  recorded: string;
}

/** Somebody who stepped aside for a claim of their own (回避). */
export interface Recusal {
  claim: string;
  account: string;
}

/** A member's word on a meeting that was recorded with them: it was so, or it wasn't. */
export interface Confirmation {
  meeting: string;
  account: string;
  agrees: boolean;
  /** why it isn't so; '' once it was erased */
  words: string;
  /** instant */
  at: string;
  /** number of its change: decisions of the meeting with a later number weren't known yet */
  seq: number;
}

/** One unit's meetings: they only grow. */
export interface Meetings {
  /** newest first */
  list(): Promise<Meeting[]>;
  /** the one with this id, or on whose minutes this decision rests; null: there is none */
  find(which: { id: string } | { decision: string }): Promise<Meeting | null>;
  record(meeting: {
    decision: string;
    entitled: number;
    members: readonly string[];
    by: string;
  }): Promise<{ id: string }>;
  recusals(meeting: string): Promise<Recusal[]>;
  /** the newest one of each member, of these meetings */
  confirmations(meetings: readonly string[]): Promise<Confirmation[]>;
  confirm(confirmation: Omit<Confirmation, 'at' | 'seq'>): Promise<void>;
  /**
   * Number of the newest change that rests on each of these meetings by meeting: an entry, adopted rules, or a ruling
   * on a claim, an objection or an outcome. A meeting that nothing rests on isn't in it.
   */
  lastDecided(meetings: readonly string[]): Promise<Map<string, number>>;
  /** ids of the meetings that the account sat in, and whose decisions, as they are now, it said nothing of; newest first */
  unconfirmedBy(account: string): Promise<string[]>;
  /** Adds those that aren't recorded yet. */
  recuse(meeting: string, recusals: readonly Recusal[]): Promise<void>;
}
