import type { askedTheme } from '$display/asked-theme';
import { brightnessAt } from '$display/player/brightness';
import { isDark } from '$display/player/night';
import { zoneBefore } from '$display/zone-before';
import { localTime } from '$lib/calendar';
import type { BoardFeed } from '$lib/sync';
import { litePages } from './lite-pages';

type Theme = ReturnType<typeof askedTheme>;

/**
 * Builds the data that the plain board's document is drawn from.
 * @param feed null when no board is known
 * @param now milliseconds since 1970, by the server
 * @param theme null: day or night by the hall's hours
 */
export function liteView(feed: BoardFeed | null, { now, theme }: { now: number; theme: Theme }) {
  const local = localTime(now, feed?.unit.timeZone ?? zoneBefore);
  return {
    feed,
    now,
    local,
    /** seconds since midnight, from which the page's own clock goes on */
    seconds: local.minute * 60 + new Date(now).getUTCSeconds(),
    pages: feed ? litePages(feed, { now, nights: theme === null }) : [],
    // A pairing code is shown bright at any hour, because it has to be read and scanned.
    isDark: feed && theme === null ? isDark(feed.screen, local.minute) : theme === 'night',
    brightness: feed && theme === null ? brightnessAt(feed.screen, local.minute) : 1
  };
}
export type LiteView = ReturnType<typeof liteView>;
