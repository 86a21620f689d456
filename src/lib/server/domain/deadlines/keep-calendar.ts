import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { digestOfSecret, newSecret } from '../pairing/secrets';

/**
 * Makes the account's private address for a calendar; the one before it ends. The secret is told once and
 * kept nowhere.
 * @returns the secret; null for a command that was sent again, whose secret was told the first time
 */
export async function makeCalendarLink(
  app: App,
  actor: Actor,
  { key }: { key: string }
): Promise<string | null> {
  const secret = newSecret();
  let ran = false;
  const command = { permission: 'keep-calendar', key, input: { make: true } } as const;
  await app.runCommand(actor, command, async ({ calendarLinks }) => {
    ran = true;
    await calendarLinks.make(actor.account, digestOfSecret(secret));
    return null;
  });
  return ran ? secret : null;
}

/** Ends the account's private address: calendars that fetch it get nothing any more. */
export async function endCalendarLink(app: App, actor: Actor, { key }: { key: string }): Promise<void> {
  const command = { permission: 'keep-calendar', key, input: { end: true } } as const;
  await app.runCommand(actor, command, async ({ calendarLinks }) => {
    await calendarLinks.end(actor.account);
    return null;
  });
}
