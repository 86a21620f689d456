import type { Kysely } from 'kysely';
import type { PublicUnit, Unit } from '../units/unit';
import type { Tables } from '../../platform/store/tables/tables';
import type { KeptAnnouncement } from './announcements';
import { announcementRows, keptAnnouncements } from './read-kept';

/** An announcement with the unit that published it, and whom to ask there. */
export interface PublicAnnouncement {
  unit: PublicUnit;
  asked: Pick<Unit['objections'], 'who' | 'where' | 'when'>;
  announcement: KeptAnnouncement;
}

/** An announcement by the code in its address, also when it has been taken down, is over, or is still to come. */
export async function announcementByCode(
  db: Kysely<Tables>,
  code: string
): Promise<PublicAnnouncement | null> {
  const row = await announcementRows(db)
    .innerJoin('unit', 'unit.id', 'announcement.unit_id')
    .where('announcement.code', '=', code)
    .select(['unit.id', 'unit.name', 'unit.parent', 'unit.time_zone'])
    .select(['objections_who as who', 'objections_where as where', 'objections_when as when'])
    .executeTakeFirst();
  if (!row) return null;
  const { id, name, parent, time_zone: timeZone, who, where, when, ...rest } = row;
  const [announcement] = await keptAnnouncements(db, [rest]);
  const unit = { id, name, parent, timeZone };
  return announcement ? { unit, asked: { who, where, when }, announcement } : null;
}
