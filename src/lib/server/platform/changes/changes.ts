/**
 * The kinds of changes in the log that cursors count. The log only names what changed; the content is in
 * other tables. The stores write it themselves (`logChanges`), so that no command can forget to.
 */
export type ChangeKind =
  | 'roster'
  | 'entry'
  | 'seal'
  | 'seal-proposal'
  | 'notice'
  | 'announcement'
  | 'board'
  | 'self-score'
  | 'assembly'
  | 'ballot'
  | 'claim'
  | 'meeting'
  | 'filing'
  | 'spot-check'
  | 'outcome'
  | 'leave'
  | 'redemption'
  | 'objection'
  | 'scheme'
  | 'scheme-proposal'
  | 'takeover'
  | 'holidays'
  | 'certificate'
  | 'playlist'
  | 'emergency';

/**
 * The kinds that only a dashboard shows where they concern the whole unit: no phone fetches a delta because of
 * them, so none sees when papers are keyed in.
 */
export const dashboardKinds: readonly ChangeKind[] = [
  ...(['board', 'self-score', 'assembly', 'ballot', 'meeting'] as const),
  ...(['filing', 'spot-check', 'outcome', 'leave', 'objection'] as const),
  ...(['seal-proposal', 'scheme-proposal', 'holidays', 'certificate', 'playlist', 'emergency'] as const)
];

/**
 * The kinds that change the tasks at a dashboard: claims and objections that come and are decided, and the
 * month that they belong to.
 */
export const officeKinds: readonly ChangeKind[] = [
  'claim',
  'meeting',
  'entry',
  'seal',
  'notice',
  'objection'
];

/** The kinds that change nothing for anybody but the subjects that they concern. */
export const personalKinds: readonly ChangeKind[] = ['claim', 'entry'];

export interface Change {
  seq: number;
  kind: ChangeKind;
  /** the subject that alone is concerned; null: the whole unit */
  subject: string | null;
  /** the account that alone may hear of it, as nobody else may learn that it happened; null: whoever `subject` says */
  account: string | null;
}

/** A kind of change, and whom it concerns. */
export interface ChangedKind {
  kind: ChangeKind;
  /** 编号 of one of those who are followed; null: the whole unit; '': somebody else */
  subject: string | null;
}

export interface Changes {
  /** names the history that the numbers count in: another one begins when a backup is put back */
  epoch(): Promise<string>;
  /** Number of the newest change of this unit, of these kinds when named; 0 when there is none. */
  head(kinds?: readonly ChangeKind[]): Promise<number>;
  /**
   * The kinds of changes after a cursor, each once for each of those whom it concerns. Others' `personalKinds` are left out. It
   * reads the log from the cursor on, so it costs what has happened since.
   * @param followed 编号
   */
  kindsAfter(cursor: number, followed: readonly string[]): Promise<ChangedKind[]>;
  after(cursor: number): Promise<Change[]>;
}
