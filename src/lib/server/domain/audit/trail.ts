import type { Change } from '../../platform/changes/changes';

/** One command in the trail, as people read it: who, what, when, from where, and how much it changed. */
export interface TrailLine {
  no: number;
  account: string;
  action: string;
  /** instant */
  at: string;
  /** instant by the clock of the device on which it was filled in; null: none was said */
  deviceAt: string | null;
  /** origin of the request; null: a shell command, or erased since */
  place: { address: string; device: string } | null;
  /** number of changes of each kind; never the subjects, which would reveal who reported whom */
  changes: { kind: Change['kind']; count: number }[];
  /** digest of the record, by which a copy of the trail is compared */
  digest: string;
  previous: string;
}

export interface TrailFilter {
  account: string | null;
  action: string | null;
  /** none of these */
  except: readonly string[];
  /** none of the records with these numbers */
  but: readonly number[];
  /** instants, the last one excluded; null: whenever */
  from: string | null;
  to: string | null;
}

/** One unit's trail of commands, newest first. */
export interface Trail {
  count(filter: TrailFilter): Promise<number>;
  /** only those before a record's number, when one is given */
  list(filter: TrailFilter, page: { before: number | null; take: number }): Promise<TrailLine[]>;
  /** the record of the command that made each change, by the change's number */
  recordsOf(changes: readonly number[]): Promise<Map<number, { no: number; digest: string }>>;
  /**
   * Numbers of the records by which other accounts than this one have reported something of somebody (编号),
   * gone on with it, objected to their row, or taken that to the superior: a reader who may not learn who
   * it was must not learn it from these records.
   */
  reports(subject: string, account: string): Promise<number[]>;
  /** the commands that the trail has */
  actions(): Promise<string[]>;
}
