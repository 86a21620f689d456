import { isChannel, type Channel } from '$lib/notice';

/** Channels as they are stored; none for a supplementary notice. */
export function channelsIn(stored: string | null): Channel[] {
  return (stored ?? '').split(' ').filter(isChannel);
}
