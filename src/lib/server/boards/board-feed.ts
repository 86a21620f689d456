import type { BoardFeed } from '$lib/sync';
import type { Kysely } from 'kysely';
import type { ChangeKind } from '../changes/changes';
import { reachable } from '../public-address';
import type { Settings } from '../settings/settings';
import { sqlUnitStores } from '../store/sql-unit-stores';
import type { Tables } from '../store/tables';

/** Changes of what anybody may see. */
export const publicKinds: readonly ChangeKind[] = ['notice', 'announcement'];

/** A board shows the newest announcements; older ones stay on their pages. */
const announcementsShown = 3;

/** The unit whose board has this code, or null. */
export async function boardUnit(db: Kysely<Tables>, board: string): Promise<string | null> {
  const row = await db.selectFrom('board').where('code', '=', board).select('unit_id').executeTakeFirst();
  return row?.unit_id ?? null;
}

/** All that a board shows: its unit's newest notice and the announcements that hang. */
export async function boardFeed(
  db: Kysely<Tables>,
  unitId: string,
  clock: () => Date,
  settings: Pick<Settings, 'publicUrl' | 'demo'>
): Promise<BoardFeed> {
  const stores = await sqlUnitStores(db, unitId, clock);
  const revision = await stores.changes.head(publicKinds);
  const hanging = (await stores.announcements.list()).filter((each) => each.withdrawn === null);
  return {
    revision,
    at: clock().toISOString(),
    unit: { name: stores.unit.name, parent: stores.unit.parent, timeZone: stores.unit.timeZone },
    publicUrl: reachable(settings, '/') && settings.publicUrl,
    notice: await stores.notices.latest(),
    announcements: hanging
      .slice(0, announcementsShown)
      .map(({ withdrawn: _, ...announcement }) => announcement)
  };
}
