import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import type { CalendarFeed } from './calendar-links';
import { digestOfSecret, newSecret } from '../pairing/secrets';

/** The permission to keep the address of a feed, and to read what it leads to. */
export const permissionFor = { office: 'keep-calendar', own: 'keep-own-calendar' } as const;

/**
 * Makes the account's private address for a calendar; the one before it ends. The secret is told once and
 * kept nowhere.
 * @returns the secret; null for a command that was sent again, whose secret was told the first time
 */
export async function makeCalendarLink(
  app: App,
  actor: Actor,
  { key, feed }: { key: string; feed: CalendarFeed }
): Promise<string | null> {
  const secret = newSecret();
  let ran = false;
  const command = { permission: permissionFor[feed], key, input: { make: feed } } as const;
  await app.runCommand(actor, command, async ({ calendarLinks }) => {
    ran = true;
    await calendarLinks.make(actor.account, feed, digestOfSecret(secret));
    return null;
  });
  return ran ? secret : null;
}

/** Ends the account's private address: calendars that fetch it get nothing any more. */
export async function endCalendarLink(
  app: App,
  actor: Actor,
  { key, feed }: { key: string; feed: CalendarFeed }
): Promise<void> {
  const command = { permission: permissionFor[feed], key, input: { end: feed } } as const;
  await app.runCommand(actor, command, async ({ calendarLinks }) => {
    await calendarLinks.end(actor.account, feed);
    return null;
  });
}
