import { clientKey } from '$lib/local/client-key';
import { receiveHere } from '$lib/local/phone/device-reminders';
import { endReminders } from '$lib/local/phone/end-reminders';
import type { DeviceReminders, ReminderKind } from '$lib/sync';
import { getLocale } from '$lib/text';

/**
 * The end of setting the kinds: they are as the server has them now; or notifications weren't allowed, the browser's push service
 * can't be reached, or the server can't, or another account is signed in.
 */
export type SwitchingEnd =
  { kinds: ReminderKind[] } | { trouble: 'dismissed' | 'denied' | 'no-service' | 'unsent' };

/**
 * Sets of what this device is reminded. The first kind asks for the permission, so it has to be called by a tap.
 * @param opener owner (`phoneOwner`) whose page it is
 */
export async function switchReminders(
  { key }: Pick<DeviceReminders, 'key'>,
  kinds: readonly ReminderKind[],
  opener: string
): Promise<SwitchingEnd> {
  if (key === null) return { trouble: 'unsent' };
  let device = null;
  if (kinds.length > 0) {
    const permission = await Notification.requestPermission();
    if (permission !== 'granted') return { trouble: permission === 'denied' ? 'denied' : 'dismissed' };
    try {
      device = await receiveHere(key);
    } catch (error) {
      console.warn(error);
      return { trouble: 'no-service' };
    }
  }
  const saved = await save({ key: clientKey(), opener, device, kinds, language: getLocale() });
  // The server doesn't send any more; the browser's address is worth nothing now.
  if (saved && kinds.length === 0) await endReminders().catch(console.warn);
  return saved ?? { trouble: 'unsent' };
}

/** One more try under the same key finds out whether a lost answer's command was done. */
async function save(input: object, tries = 2): Promise<{ kinds: ReminderKind[] } | null> {
  try {
    const answer = await fetch('/api/me/reminders', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input)
    });
    return answer.ok ? ((await answer.json()) as DeviceReminders) : null;
  } catch (error) {
    console.info(error);
    return tries > 1 ? save(input, tries - 1) : null;
  }
}
