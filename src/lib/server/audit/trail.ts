import type { Change } from '../changes/changes';

/** One act of the trail, as people read it: who, what, when, from where, and how much it changed. */
export interface TrailLine {
  no: number;
  account: string;
  act: string;
  /** instant */
  at: string;
  /** where it came from; null: a command, before that was kept, or erased since */
  place: { address: string; device: string } | null;
  /** how many changes of each kind it made; never whose: that would tell who reported whom */
  changes: { kind: Change['kind']; count: number }[];
  /** of the record: what a copy of the trail is compared by */
  digest: string;
  previous: string;
}

export interface TrailFilter {
  account: string | null;
  act: string | null;
  /** none of these */
  except: readonly string[];
  /** none of the records with these numbers */
  but: readonly number[];
  /** instants, the last one excluded; null: whenever */
  from: string | null;
  to: string | null;
}

/** One unit's trail of acts, newest first. */
export interface Trail {
  count(filter: TrailFilter): Promise<number>;
  /** those before a record's number, when named */
  list(filter: TrailFilter, page: { before: number | null; take: number }): Promise<TrailLine[]>;
  /** of each change (by its number) the record of the act that made it */
  recordsOf(changes: readonly number[]): Promise<Map<number, { no: number; digest: string }>>;
  /**
   * Numbers of the records by which others than this account have reported something of somebody (编号), gone on with it, objected
   * to their row, or taken that to the superior: who may not be told who it was isn't told by these.
   */
  reports(subject: string, account: string): Promise<number[]>;
  /** the acts that there are */
  acts(): Promise<string[]>;
}
