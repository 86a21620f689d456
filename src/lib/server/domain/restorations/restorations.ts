/** Numbers of one kind that were given before a restore, or may have been. */
export interface LostSeries {
  /** the numbered table */
  kind: string;
  year: number;
  first: number;
  last: number;
  /** how many are missing; null: nobody knows */
  missing: number | null;
}

/** A restore of the server from a backup, as it concerns one unit. */
export interface Restoration {
  /** instants of the restore and of the backup */
  at: string;
  backupAt: string;
  /** counts of lost changes by kind; null: nobody knows */
  changes: { kind: string; count: number }[] | null;
  numbers: LostSeries[];
}

/** One unit's restores. The commands that restore write them. */
export interface Restorations {
  /** those since an instant that lost something, or may have, the newest first */
  since(instant: string): Promise<Restoration[]>;
}
