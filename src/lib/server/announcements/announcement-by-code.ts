import type { Announcement } from '$lib/sync';
import type { Kysely } from 'kysely';
import type { PublicUnit } from '../units/unit';
import type { Tables } from '../store/tables';

/** An announcement by the code in its address, also when it has been taken down. */
export async function announcementByCode(
  db: Kysely<Tables>,
  code: string
): Promise<{ unit: PublicUnit; announcement: Announcement; withdrawn: string | null } | null> {
  const row = await db
    .selectFrom('announcement')
    .innerJoin('unit', 'unit.id', 'announcement.unit_id')
    .where('code', '=', code)
    .select(['code', 'year', 'no', 'title', 'body', 'published_at', 'withdrawn_at'])
    .select(['unit.id', 'unit.name', 'unit.parent', 'unit.time_zone'])
    .executeTakeFirst();
  if (!row) return null;
  const { year, no, title, body } = row;
  return {
    unit: { id: row.id, name: row.name, parent: row.parent, timeZone: row.time_zone },
    announcement: { code: row.code, year, no, title, body, published: row.published_at },
    withdrawn: row.withdrawn_at
  };
}
