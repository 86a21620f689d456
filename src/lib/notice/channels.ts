/**
 * The channels by which a notice is published: the unit's boards, a public page, a QR code, a paper poster,
 * a chat group.
 */
export const channels = ['board', 'page', 'qr', 'poster', 'group'] as const;
export type Channel = (typeof channels)[number];

/** The channels that are ticked unless somebody decides otherwise. */
export const usualChannels: readonly Channel[] = ['board', 'page', 'qr', 'poster'];

/**
 * Lists the chosen channels that need the public page while it isn't chosen: a QR code and a chat message
 * only link to it.
 */
export function leadNowhere(some: readonly Channel[]): Channel[] {
  return some.includes('page') ? [] : some.filter((channel) => channel === 'qr' || channel === 'group');
}

/**
 * Whether a notice is published on a channel. A supplementary notice, which names no channels, is published
 * on all that it can be.
 */
export function isThere(some: readonly Channel[], channel: Channel): boolean {
  return some.length === 0 || some.includes(channel);
}

/** Whether a text from a form names a channel. */
export function isChannel(text: string): text is Channel {
  return channels.some((channel) => channel === text);
}
