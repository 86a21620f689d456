import type { Kysely } from 'kysely';
import { logChanges } from '../../../platform/changes/log-changes';
import type { Tables } from '../../../platform/store/tables/tables';
import type { BoardLists } from './board-lists';
import { sqlGroups } from './sql-groups';
import { sqlPlaylists } from './sql-playlists';
import { sqlScreens } from './sql-screens';

/** The context of one unit's lists: its database, and how its boards hear of a change. */
export interface ListContext {
  db: Kysely<Tables>;
  unit: string;
  changed(): Promise<unknown>;
}

/** One unit's groups, playlists and screens, over SQL. */
export function sqlBoardLists(db: Kysely<Tables>, unit: string, clock: () => Date): BoardLists {
  const context: ListContext = {
    db,
    unit,
    changed: () => logChanges(db, unit, clock, [{ kind: 'playlist', subject_id: null }])
  };
  return { ...sqlGroups(context), ...sqlPlaylists(context), ...sqlScreens(context) };
}
