import { isChannel, type Channel } from '$lib/notice';

/** Channels as they are stored; none for a notice of before they were kept. */
export function channelsIn(stored: string | null | undefined): Channel[] {
  return (stored ?? '').split(' ').filter(isChannel);
}
