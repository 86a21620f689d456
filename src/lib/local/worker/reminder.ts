import type { ReminderMessage } from '../../sync';

/** A reminder leads to the page with the inbox, which says what it is about. */
const inbox = '/me';

/**
 * The notification of a pushed message: its sentence, in place of an older one of its kind. A message that isn't ours gets
 * the app's name, because a browser that is sent something without showing it withdraws the permission.
 */
export function notificationOf(text: string): { title: string; options: NotificationOptions } {
  const { kind, sentence } = messageIn(text);
  return { title: sentence, options: { tag: kind, icon: '/icon-192.png' } };
}

function messageIn(text: string): Record<keyof ReminderMessage, string> {
  try {
    const { kind, sentence } = JSON.parse(text) as Partial<ReminderMessage>;
    if (typeof kind === 'string' && typeof sentence === 'string' && sentence !== '')
      return { kind, sentence };
  } catch (error) {
    console.info(error);
  }
  return { kind: 'other', sentence: '阳光榜 Sunboard' };
}

/** The open pages of this origin, as `self.clients` has them. */
interface WorkerPages {
  matchAll(options: {
    type: 'window';
    includeUncontrolled: true;
  }): Promise<readonly { url: string; focus(): Promise<unknown> }[]>;
  openWindow(address: string): Promise<unknown>;
}

/** Brings the inbox to the front: the page that shows it already, or a new one. No page that somebody writes on is left. */
export async function showInbox(clients: WorkerPages): Promise<void> {
  const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = open.find(({ url }) => new URL(url).pathname === inbox);
  await (there ? there.focus() : clients.openWindow(inbox));
}
