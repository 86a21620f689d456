import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { PushResult, SendPush } from '../../platform/push/send-push';
import type { Tables } from '../../platform/store/tables/tables';
import { sqlUnitStores } from '../units/sql-unit-stores';
import { remindedDevices, type RemindedDevice } from './reminded-devices';
import { remindedOf, remindingKinds, type RemindedOf } from './reminded-of';
import { reminderText } from './reminder-text';

interface RemindersRound {
  db: Kysely<Tables>;
  now: Date;
  send: SendPush;
  /** aborted when the process stops */
  stop: AbortSignal;
  log: Pick<Logger, 'warn'>;
  /** push services that didn't answer in this round: nobody waits for them twice */
  away: Set<string>;
}

const aMinute = 60_000;
/** Minutes between two tries, at most. */
const longestPause = 240;
/** Tries of a message, a night's work in all; after them the device is told of what comes later only. */
const mostTries = 10;
/** Devices that are sent to at once. */
const together = 8;

/**
 * Tells every device of what has come into its owner's inbox since it was told last. A message may come twice, where
 * a process was cut off between sending and noting it: a phone shows one of each kind.
 */
export async function sendReminders(context: Omit<RemindersRound, 'away'>): Promise<void> {
  const round = { ...context, away: new Set<string>() };
  for (const unit of await dueUnits(round)) {
    if (round.stop.aborted) return;
    await remindUnit(round, unit);
  }
}

/** The units in which something has happened that a device wasn't told of. */
async function dueUnits({ db, now }: RemindersRound): Promise<string[]> {
  const rows = await db
    .selectFrom('push_subscription as device')
    .where((where) => where.or([where('next_at', 'is', null), where('next_at', '<=', now.toISOString())]))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('change_log')
          .whereRef('change_log.unit_id', '=', 'device.unit_id')
          .whereRef('change_log.seq', '>', 'device.notified')
          .where('change_log.kind', 'in', remindingKinds)
          .select('change_log.seq')
      )
    )
    .select('device.unit_id')
    .distinct()
    .orderBy('device.unit_id')
    .execute();
  return rows.map(({ unit_id }) => unit_id);
}

async function remindUnit(round: RemindersRound, id: string): Promise<void> {
  const { db, now } = round;
  const stores = await sqlUnitStores(db, id, () => now);
  const upTo = await stores.changes.head(remindingKinds);
  const devices = (await remindedDevices(db, stores.unit, now)).filter(
    ({ notified, nextAt }) => notified < upTo && (nextAt === null || nextAt <= now.toISOString())
  );
  if (devices.length === 0) return;
  const after = Math.min(...devices.map(({ notified }) => notified));
  const items = await remindedOf(db, stores, now, { after, upTo });
  for (let from = 0; from < devices.length; from += together)
    await Promise.all(
      devices.slice(from, from + together).map((device) => remind(round, { id, upTo, items }, device))
    );
}

async function remind(
  round: RemindersRound,
  unit: { id: string; upTo: number; items: readonly RemindedOf[] },
  device: RemindedDevice
): Promise<void> {
  const own = unit.items.filter((item) => item.seq > device.notified && concerns(item, device));
  for (const kind of device.kinds.filter((kind) => own.some((item) => item.kind === kind))) {
    const result = await sendOnce(round, device, reminderText(kind, device.language));
    if (result.trouble !== null) return settleTrouble(round, unit, device, result);
  }
  await noteNotified(round, unit, device);
}

function concerns({ for: whom }: RemindedOf, { account, subject }: RemindedDevice): boolean {
  if (whom === 'all') return true;
  return 'subject' in whom ? whom.subject === subject : whom.account === account;
}

async function sendOnce(
  { send, stop, away, log }: RemindersRound,
  { target }: RemindedDevice,
  text: string
): Promise<PushResult> {
  const service = new URL(target.endpoint).host;
  if (away.has(service)) return { trouble: 'unreachable', status: null };
  const result = await send(target, text, stop);
  if (result.trouble === null || result.trouble === 'stopped') return result;
  if (result.trouble === 'unreachable') away.add(service);
  if (result.trouble !== 'gone')
    log.warn({ code: `push-${result.trouble}`, service, status: result.status }, 'reminder not sent');
  return result;
}

async function settleTrouble(
  round: RemindersRound,
  unit: { id: string; upTo: number },
  device: RemindedDevice,
  { trouble }: PushResult & { trouble: string }
): Promise<void> {
  if (trouble === 'stopped') return;
  if (trouble === 'gone') {
    const { target } = device;
    await round.db.deleteFrom('push_subscription').where('endpoint', '=', target.endpoint).execute();
    return;
  }
  const tries = device.tries + 1;
  if (trouble === 'refused' || tries >= mostTries) return noteNotified(round, unit, device);
  const pause = Math.min(2 ** tries, longestPause) * aMinute;
  await rowOf(round.db, unit.id, device)
    .set({ tries, next_at: new Date(round.now.getTime() + pause).toISOString() })
    .execute();
}

async function noteNotified(
  { db }: RemindersRound,
  { id, upTo }: { id: string; upTo: number },
  device: RemindedDevice
): Promise<void> {
  await rowOf(db, id, device).set({ notified: upTo, tries: 0, next_at: null }).execute();
}

/** The device's row, as long as it is the one that was read. */
function rowOf(db: Kysely<Tables>, unit: string, { session, notified, target }: RemindedDevice) {
  return db
    .updateTable('push_subscription')
    .where('session_id', '=', session)
    .where('unit_id', '=', unit)
    .where('endpoint', '=', target.endpoint)
    .where('notified', '=', notified);
}
