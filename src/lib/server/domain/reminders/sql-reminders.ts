import type { ReminderKind } from '$lib/sync';
import type { Kysely } from 'kysely';
import { sqlChanges } from '../../platform/changes/sql-changes';
import type { Tables } from '../../platform/store/tables/tables';
import type { Reminders } from './reminders';

/** Devices of one account in one unit that are reminded at a time. */
const mostDevices = 10;

/** One unit's devices that want reminders, over SQL. */
export function sqlReminders(db: Kysely<Tables>, unit: string, clock: () => Date): Reminders {
  const drop: Reminders['drop'] = async (session) => {
    await db
      .deleteFrom('push_subscription')
      .where('unit_id', '=', unit)
      .where('session_id', '=', session)
      .execute();
  };
  /** Ends the reminders of the oldest devices of an account that has more than it may. */
  async function dropBeyond(account: string): Promise<void> {
    const rows = await db
      .selectFrom('push_subscription')
      .where('unit_id', '=', unit)
      .where('account_id', '=', account)
      .select('session_id')
      .orderBy('made_at', 'desc')
      .orderBy('session_id')
      .execute();
    for (const row of rows.slice(mostDevices)) await drop(row.session_id);
  }
  return {
    async of(session) {
      const row = await db
        .selectFrom('push_subscription')
        .where('unit_id', '=', unit)
        .where('session_id', '=', session)
        .select(['endpoint', 'kinds'])
        .executeTakeFirst();
      return { endpoint: row?.endpoint ?? null, kinds: row ? kindsIn(row.kinds) : [] };
    },
    async keep({ session, account, device, kinds, language }) {
      // A browser has one address, whoever is signed in: it belongs to the session that named it last.
      await db
        .deleteFrom('push_subscription')
        .where('endpoint', '=', device.endpoint)
        .where('session_id', '!=', session)
        .execute();
      const chosen = { ...device, kinds: kinds.join(' '), language, tries: 0, next_at: null };
      await db
        .insertInto('push_subscription')
        .values({
          session_id: session,
          unit_id: unit,
          account_id: account,
          made_at: clock().toISOString(),
          notified: await sqlChanges(db, unit).head(),
          ...chosen
        })
        .onConflict((row) => row.columns(['session_id', 'unit_id']).doUpdateSet(chosen))
        .execute();
      await dropBeyond(account);
    },
    drop
  };
}

/** The kinds as a row has them, with a blank between. */
export function kindsIn(text: string): ReminderKind[] {
  return text.split(' ') as ReminderKind[];
}
