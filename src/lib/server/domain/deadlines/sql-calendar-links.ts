import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import type { CalendarFeed, CalendarLinks } from './calendar-links';

/** One unit's private addresses for calendars, over SQL. */
export function sqlCalendarLinks(db: Kysely<Tables>, unit: string, clock: () => Date): CalendarLinks {
  const end = async (account: string, feed: CalendarFeed) => {
    await db
      .updateTable('calendar_link')
      .set({ ended_at: clock().toISOString() })
      .where('unit_id', '=', unit)
      .where('account_id', '=', account)
      .where('feed', '=', feed)
      .where('ended_at', 'is', null)
      .execute();
  };
  return {
    async since(account, feed) {
      const row = await db
        .selectFrom('calendar_link')
        .where('unit_id', '=', unit)
        .where('account_id', '=', account)
        .where('feed', '=', feed)
        .where('feed', '=', feed)
        .where('ended_at', 'is', null)
        .select('made_at')
        .executeTakeFirst();
      return row?.made_at ?? null;
    },
    async make(account, feed, digest) {
      await end(account, feed);
      await db
        .insertInto('calendar_link')
        .values({
          digest,
          unit_id: unit,
          account_id: account,
          feed,
          made_at: clock().toISOString(),
          ended_at: null
        })
        .execute();
    },
    end
  };
}
