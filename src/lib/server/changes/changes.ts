/**
 * What happened, in order: the log that cursors count. It names what changed; the content stands elsewhere. The
 * stores write it themselves (`logChanges`), so that no act can forget to.
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
  | 'objection'
  | 'scheme'
  | 'takeover'
  | 'holidays'
  | 'standing'
  | 'playlist'
  | 'emergency';

/** What only a desk shows: no phone asks for its difference because of it, so that none sees when papers are keyed in. */
export const deskKinds: readonly ChangeKind[] = [
  ...(['board', 'self-score', 'assembly', 'ballot', 'meeting'] as const),
  ...(['filing', 'spot-check', 'outcome', 'leave', 'objection'] as const),
  ...(['seal-proposal', 'holidays', 'standing', 'playlist', 'emergency'] as const)
];

/** What changes what waits at a desk: claims and objections that come and are decided, and the month that they belong to. */
export const officeKinds: readonly ChangeKind[] = [
  'claim',
  'meeting',
  'entry',
  'seal',
  'notice',
  'objection'
];

export interface Change {
  seq: number;
  kind: ChangeKind;
  /** the subject that alone is concerned; null: the whole unit */
  subject: string | null;
}

export interface Changes {
  /** names the history that the numbers count in: another one begins when a backup is put back */
  epoch(): Promise<string>;
  /** number of the newest change of this unit, of these kinds when named; 0 when there is none */
  head(kinds?: readonly ChangeKind[]): Promise<number>;
  after(cursor: number): Promise<Change[]>;
}
