import type { OpenFile } from '../open-file';

/** The changes in the present database that the backup replacing it doesn't have. */
export interface LostChanges {
  /** number of changes, by kind */
  kinds: { kind: string; count: number }[];
  count: number;
  /** instants of the oldest and of the newest; null without one */
  from: string | null;
  to: string | null;
}

/**
 * Compares two logs of changes line by line, since after an earlier restore the same number may be another change.
 *
 * @param backup path of the other database
 */
export function lostChanges({ raw }: OpenFile, backup: string): LostChanges {
  raw.prepare('attach ? as backup').run(backup);
  try {
    const rows = raw
      .prepare(
        `select kind, count(*) as count, min(at) as first, max(at) as last from main.change_log now
         where not exists (select 1 from backup.change_log was
           where was.seq = now.seq and was.unit_id = now.unit_id and was.kind = now.kind and was.at = now.at)
         group by kind order by kind`
      )
      .all() as { kind: string; count: number; first: string; last: string }[];
    const instants = rows.flatMap(({ first, last }) => [first, last]).sort();
    return {
      kinds: rows.map(({ kind, count }) => ({ kind, count })),
      count: rows.reduce((sum, { count }) => sum + count, 0),
      from: instants[0] ?? null,
      to: instants[instants.length - 1] ?? null
    };
  } finally {
    raw.exec('detach backup');
  }
}
