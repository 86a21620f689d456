import { createHmac, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { needPlaces } from '../boards/lists/need-place';
import { logChanges } from '../../platform/changes/log-changes';
import { touchRow } from '../../platform/command/touched-rows';
import { Problem } from '../../platform/problem/problem';
import { keepParts, partsOf, readParts } from '../../platform/store/file-parts';
import { nextNo } from '../../platform/store/next-no';
import type { Tables } from '../../platform/store/tables/tables';
import type { Unit } from '../units/unit';
import type { Announcements } from './announcements';
import { announcementVersions } from './announcement-versions';
import { useOf, type MediaKind } from './files/file-kind';
import { announcementRows, keptAnnouncements } from './read-kept';

/** One unit's announcements, over SQL. */
export function sqlAnnouncements(
  db: Kysely<Tables>,
  { id: unit, salt }: Pick<Unit, 'id' | 'salt'>,
  clock: () => Date
): Announcements {
  const changed = () => logChanges(db, unit, clock, [{ kind: 'announcement', subject_id: null }]);
  const find: Announcements['find'] = async (code) => {
    const rows = await announcementRows(db)
      .where('announcement.unit_id', '=', unit)
      .where('announcement.code', '=', code)
      .execute();
    return (await keptAnnouncements(db, rows))[0] ?? null;
  };
  const filesThere = () =>
    db
      .selectFrom('announcement_file')
      .innerJoin('announcement', 'code', 'announcement_code')
      .innerJoin('announcement_file_text', 'file_id', 'id')
      .where('unit_id', '=', unit)
      .select(['id', 'kind', 'announcement_code']);
  const findFile = (file: string) => filesThere().where('id', '=', file).executeTakeFirst();
  const captionsOf = async (code: string) => {
    const files = await filesThere().where('announcement_code', '=', code).execute();
    return files.filter(({ kind }) => useOf(kind as MediaKind) === 'captions').map(({ id }) => id);
  };
  return {
    async list() {
      const rows = await announcementRows(db)
        .where('announcement.unit_id', '=', unit)
        .orderBy('announcement.year', 'desc')
        .orderBy('announcement.no', 'desc')
        .execute();
      return keptAnnouncements(db, rows);
    },
    find,
    nextNumber: (year) => nextNo(db, 'announcement', { unit, year }),
    async add({ published, until = null, places = ['all'], captioned = false, ...announcement }) {
      await needPlaces(db, unit, places);
      await db
        .insertInto('announcement')
        .values({ ...announcement, unit_id: unit, published_at: published, withdrawn_at: null })
        .execute();
      if (until !== null || !places.includes('all') || captioned)
        await db
          .insertInto('announcement_plan')
          .values({
            announcement_code: announcement.code,
            until_at: until,
            places: JSON.stringify(places),
            captioned: captioned ? 1 : 0
          })
          .execute();
      for (const what of ['announcement', 'announcement_plan']) touchRow(db, what, announcement.code);
      await changed();
    },
    async addFile(code, { words, bytes, ...file }) {
      const id = randomUUID();
      // The address can't be guessed from the same picture elsewhere, and is the same for equal pictures of
      // one unit, so that boards fetch them once.
      const digest = createHmac('sha256', salt).update(bytes).digest('hex').slice(0, 32);
      await db
        .insertInto('announcement_file')
        .values({
          id,
          announcement_code: code,
          ...file,
          size: bytes.length,
          address: `${digest}.${file.kind}`
        })
        .execute();
      await db.insertInto('announcement_file_text').values({ file_id: id, words }).execute();
      for (const what of ['announcement_file', 'announcement_file_text']) touchRow(db, what, id);
      await keepParts(db, partsOf.announcement_file, id, bytes);
    },
    async fileBytes(id) {
      return (await findFile(id)) ? readParts(db, partsOf.announcement_file, id) : null;
    },
    async eraseFile(id) {
      const found = await findFile(id);
      if (!found) throw new Problem('not-found', 404);
      const isFilm = useOf(found.kind as MediaKind) === 'video';
      const gone = isFilm ? [id, ...(await captionsOf(found.announcement_code))] : [id];
      await db.deleteFrom('announcement_part').where('file_id', 'in', gone).execute();
      await db.deleteFrom('announcement_file_text').where('file_id', 'in', gone).execute();
      await changed();
    },
    versions: (code) => announcementVersions(db, unit, code),
    async addVersion(code, { no, by, reworded, published, until, places, captioned, title, body }) {
      await needPlaces(db, unit, places);
      if (!(await find(code))) throw new Problem('not-found', 404);
      const id = randomUUID();
      await db
        .insertInto('announcement_version')
        .values({
          id,
          announcement_code: code,
          no,
          published_at: published,
          until_at: until,
          places: JSON.stringify(places),
          captioned: captioned ? 1 : 0,
          reworded: reworded ? 1 : 0,
          changed_by: by,
          changed_at: clock().toISOString()
        })
        .execute();
      await db.insertInto('announcement_version_text').values({ version_id: id, title, body }).execute();
      for (const what of ['announcement_version', 'announcement_version_text']) touchRow(db, what, id);
      await changed();
    },
    async setWithdrawn(code, withdrawn) {
      const { numUpdatedRows } = await db
        .updateTable('announcement')
        .set({ withdrawn_at: withdrawn })
        .where('unit_id', '=', unit)
        .where('code', '=', code)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Problem('not-found', 404);
      touchRow(db, 'announcement', code);
      await changed();
    }
  };
}
