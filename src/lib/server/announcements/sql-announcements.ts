import type { Kysely } from 'kysely';
import { logChanges } from '../changes/log-changes';
import { Problem } from '../problem';
import { nextNo } from '../store/next-no';
import type { Tables } from '../store/tables';
import type { Announcements } from './announcements';

/** One unit's announcements, over SQL. */
export function sqlAnnouncements(db: Kysely<Tables>, unit: string, clock: () => Date): Announcements {
  return {
    async list() {
      const rows = await db
        .selectFrom('announcement')
        .where('unit_id', '=', unit)
        .select(['code', 'year', 'no', 'title', 'body', 'published_at', 'withdrawn_at'])
        .orderBy('year', 'desc')
        .orderBy('no', 'desc')
        .execute();
      return rows.map(({ published_at, withdrawn_at, ...row }) => ({
        ...row,
        published: published_at,
        withdrawn: withdrawn_at
      }));
    },
    nextNumber: (year) => nextNo(db, 'announcement', { unit, year }),
    async add({ published, ...announcement }) {
      await db
        .insertInto('announcement')
        .values({ ...announcement, unit_id: unit, published_at: published, withdrawn_at: null })
        .execute();
      await logChanges(db, unit, clock, [{ kind: 'announcement', subject_id: null }]);
    },
    async setWithdrawn(code, withdrawn) {
      const { numUpdatedRows } = await db
        .updateTable('announcement')
        .set({ withdrawn_at: withdrawn })
        .where('unit_id', '=', unit)
        .where('code', '=', code)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Problem('not-found', 404);
      await logChanges(db, unit, clock, [{ kind: 'announcement', subject_id: null }]);
    }
  };
}
