/** What happened, in order: the log that cursors count. It names what changed; the content stands elsewhere. */
export type ChangeKind = 'roster' | 'entry' | 'seal' | 'notice' | 'announcement';

export interface Change {
  seq: number;
  kind: ChangeKind;
  /** the subject that alone is concerned; null: the whole unit */
  subject: string | null;
}

export interface Changes {
  /** number of the newest change of this unit; 0 when there is none */
  head(): Promise<number>;
  after(cursor: number): Promise<Change[]>;
  add(kind: ChangeKind, subject: string | null): Promise<void>;
}
