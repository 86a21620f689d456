import { dayIn } from '$lib/calendar';
import type { ReminderKind } from '$lib/sync';
import type { Kysely } from 'kysely';
import { currentRoles } from '../../platform/access/current-roles';
import type { PushTarget } from '../../platform/push/send-push';
import type { Tables } from '../../platform/store/tables/tables';
import { kindsIn } from './sql-reminders';

/** A device that is reminded, with the one whose it is. */
export interface RemindedDevice {
  session: string;
  account: string;
  /** 编号 */
  subject: string;
  target: PushTarget;
  kinds: readonly ReminderKind[];
  language: string;
  /** number of the newest change that it was told of */
  notified: number;
  tries: number;
  /** when the next message is tried again; null: at once */
  nextAt: string | null;
}

/**
 * The devices of a unit whose session is open and whose account is a member of the unit today: nobody else is reminded
 * of anything, whatever the table still has.
 */
export async function remindedDevices(
  db: Kysely<Tables>,
  { id, timeZone }: { id: string; timeZone: string },
  now: Date
): Promise<RemindedDevice[]> {
  const rows = await currentRoles(db, dayIn(timeZone, now))
    .innerJoin('auth_session', 'auth_session.userId', 'role.account_id')
    .innerJoin('push_subscription as device', (join) =>
      join
        .onRef('device.session_id', '=', 'auth_session.id')
        .onRef('device.account_id', '=', 'role.account_id')
        .onRef('device.unit_id', '=', 'role.unit_id')
    )
    .where('role.unit_id', '=', id)
    .where('role.role', '=', 'member')
    .where('auth_session.expiresAt', '>', now.toISOString())
    .select(['device.session_id', 'device.account_id', 'subject.code', 'endpoint', 'p256dh', 'auth'])
    .select(['device.kinds', 'language', 'notified', 'tries', 'next_at'])
    .orderBy('device.made_at')
    .execute();
  return rows.map((row) => ({
    session: row.session_id,
    account: row.account_id,
    subject: row.code ?? '',
    target: { endpoint: row.endpoint, p256dh: row.p256dh, auth: row.auth },
    kinds: kindsIn(row.kinds),
    language: row.language,
    notified: Number(row.notified),
    tries: Number(row.tries),
    nextAt: row.next_at
  }));
}

/** Deletes the devices that are reminded no more: their session has ended, or their account's role has. */
export async function tidyReminders(db: Kysely<Tables>, now: Date): Promise<void> {
  const units = await db
    .selectFrom('unit')
    .where('id', 'in', (of) => of.selectFrom('push_subscription').select('unit_id'))
    .select(['id', 'time_zone'])
    .execute();
  for (const { id, time_zone: timeZone } of units) {
    const kept = new Set((await remindedDevices(db, { id, timeZone }, now)).map(({ session }) => session));
    const rows = await db
      .selectFrom('push_subscription')
      .where('unit_id', '=', id)
      // One that is switched on meanwhile isn't among those that were read.
      .where('made_at', '<', now.toISOString())
      .select('session_id')
      .execute();
    for (const { session_id } of rows.filter(({ session_id }) => !kept.has(session_id)))
      await db
        .deleteFrom('push_subscription')
        .where('unit_id', '=', id)
        .where('session_id', '=', session_id)
        .execute();
  }
}
