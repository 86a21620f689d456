import { reminderKinds, type DeviceReminders, type ReminderKind } from '$lib/sync';
import type { Actor } from '../../platform/access/actor';
import { Problem } from '../../platform/problem/problem';
import type { PushTarget } from '../../platform/push/send-push';
import type { App } from '../../app';

/** The kinds of which a phone is to be reminded. */
export interface RemindersInput {
  /** names the command */
  key: string;
  /** the browser's address for messages; needed for any kind */
  device: PushTarget | null;
  kinds: readonly ReminderKind[];
  language: 'zh-CN' | 'en';
}

/**
 * The reminders of the session's own device.
 * @throws Problem `signed-out` without a session, `not-scored` for an account without points
 */
export function ownReminders(app: App, actor: Actor): Promise<DeviceReminders> {
  const session = remindedSession(actor);
  return app.readTransaction(actor, async ({ reminders }) => ({
    key: app.pushKey,
    ...(await reminders.of(session))
  }));
}

/**
 * Sets the kinds of which the session's own device is reminded, from now on; none ends its reminders.
 * @throws Problem `reminders-off` where the server pushes nothing, `signed-out`, `not-scored`, `bad-input` for kinds
 * without a device
 */
export async function keepReminders(
  app: App,
  actor: Actor,
  { key, device, kinds, language }: RemindersInput
): Promise<void> {
  const session = remindedSession(actor);
  const wanted = reminderKinds.filter((kind) => kinds.includes(kind));
  if (wanted.length > 0 && app.pushKey === null) throw new Problem('reminders-off', 409);
  if (wanted.length > 0 && device === null) throw new Problem('bad-input', 422, { field: 'device' });
  const command = {
    permission: 'keep-own-reminders',
    key,
    input: { device: device && { ...device }, kinds: wanted, language }
  } as const;
  await app.runCommand(actor, command, async ({ reminders }) => {
    if (device === null || wanted.length === 0) await reminders.drop(session);
    else await reminders.keep({ session, account: actor.account, device, kinds: wanted, language });
    return null;
  });
}

/**
 * The session whose device is reminded.
 * @throws Problem `signed-out` without one, `not-scored` for an account without points
 */
export function remindedSession(actor: Actor | null): string {
  const { session, subject } = actor ?? { session: null, subject: null };
  if (session === null) throw new Problem('signed-out', 401);
  if (subject === null) throw new Problem('not-scored', 403);
  return session;
}
