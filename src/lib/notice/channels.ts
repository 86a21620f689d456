/** Where a notice is published: on the unit's boards, as a public page, by a code, on paper, in a group's chat. */
export const channels = ['board', 'page', 'qr', 'poster', 'group'] as const;
export type Channel = (typeof channels)[number];

/** What is ticked unless somebody decides otherwise. */
export const usualChannels: readonly Channel[] = ['board', 'page', 'qr', 'poster'];

/** A code and a chat lead to the public page: without it they would lead nowhere. */
export function leadNowhere(some: readonly Channel[]): Channel[] {
  return some.includes('page') ? [] : some.filter((channel) => channel === 'qr' || channel === 'group');
}

/** Whether a notice is published there. One of before channels were kept (none of them) hangs wherever there is a way. */
export function isThere(some: readonly Channel[], channel: Channel): boolean {
  return some.length === 0 || some.includes(channel);
}

export function isChannel(text: string): text is Channel {
  return channels.some((channel) => channel === text);
}
