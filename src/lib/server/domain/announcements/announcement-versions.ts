import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import type { AnnouncementVersion } from './announcements';
import { isCaptioned, readPlaces } from './read-kept';

/** Every version of a unit's announcement, newest first; none when the unit has no such announcement. */
export async function announcementVersions(
  db: Kysely<Tables>,
  unit: string,
  code: string
): Promise<AnnouncementVersion[]> {
  const first = await db
    .selectFrom('announcement')
    .leftJoin('announcement_plan', 'announcement_code', 'code')
    .where('unit_id', '=', unit)
    .where('code', '=', code)
    .select(['title', 'body', 'published_at', 'until_at', 'places', 'captioned'])
    .executeTakeFirst();
  if (!first) return [];
  const later = await db
    .selectFrom('announcement_version')
    .leftJoin('announcement_version_text', 'version_id', 'id')
    .where('announcement_code', '=', code)
    .select(['no', 'title', 'body', 'published_at', 'until_at', 'places', 'captioned'])
    .select(['changed_by', 'changed_at'])
    .orderBy('no', 'desc')
    .execute();
  const rows = [...later, { ...first, no: 1, changed_by: null, changed_at: null }];
  return rows.map(
    ({ no, title, body, published_at, until_at, places, captioned, changed_by, changed_at }) => ({
      no: Number(no),
      published: published_at,
      until: until_at,
      places: readPlaces(places),
      captioned: isCaptioned(captioned),
      words: title === null || body === null ? null : { title, body },
      by: changed_by,
      at: changed_at
    })
  );
}
