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
  /** instant */
  recorded: string;
}

/** Somebody who stepped aside for a claim of their own (回避). */
export interface Recusal {
  claim: string;
  account: string;
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
  /** Adds those that aren't recorded yet. */
  recuse(meeting: string, recusals: readonly Recusal[]): Promise<void>;
}
