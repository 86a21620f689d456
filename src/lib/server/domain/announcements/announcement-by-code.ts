import type { Kysely } from 'kysely';
import type { PublicUnit } from '../units/unit';
import type { Tables } from '../../platform/store/tables/tables';
import type { KeptAnnouncement } from './announcements';
import { announcementRows, keptAnnouncements } from './read-kept';

/** An announcement by the code in its address, also when it has been taken down, is over, or is still to come. */
export async function announcementByCode(
  db: Kysely<Tables>,
  code: string
): Promise<{ unit: PublicUnit; announcement: KeptAnnouncement } | null> {
  const row = await announcementRows(db)
    .innerJoin('unit', 'unit.id', 'announcement.unit_id')
    .where('announcement.code', '=', code)
    .select(['unit.id', 'unit.name', 'unit.parent', 'unit.time_zone'])
    .executeTakeFirst();
  if (!row) return null;
  const { id, name, parent, time_zone: timeZone, ...rest } = row;
  const [announcement] = await keptAnnouncements(db, [rest]);
  return announcement ? { unit: { id, name, parent, timeZone }, announcement } : null;
}
