import { timeOfDay } from '$lib/calendar';
import { windowState } from '$lib/notice';
import type { BoardFeed } from '$lib/sync';
import { m } from '$lib/text';
import { dayText } from '$lib/ui/text/dates';
import { nightHours } from '../../player/night';
import { isHanging } from '../../player/hanging';

/** The texts of the night scene besides the hour. */
export interface NightText {
  /** open notices, at most two */
  open: { code: string; title: string; left: string }[];
  /** how many announcements hang, and when the board plays again */
  notes: string[];
}

/**
 * The texts of the night scene.
 * @param instant milliseconds since 1970
 * @param date the unit's day at that instant
 */
export function nightText(feed: BoardFeed, { instant, date }: { instant: number; date: string }): NightText {
  const open = [feed.notice, ...feed.alsoOpen].flatMap((each) => {
    if (!each) return [];
    const { title, window, code } = each.snapshot;
    const state = windowState(window, date);
    if (state.kind !== 'open') return [];
    return [{ code, title, left: m.hall_night_left({ days: state.left, date: dayText(state.last) }) }];
  });
  const count = feed.announcements.filter((each) => isHanging(each, instant)).length;
  const night = nightHours(feed.screen);
  return {
    open: open.slice(0, 2),
    notes: [
      ...(count > 0 ? [m.hall_night_announcements({ count })] : []),
      ...(night ? [m.hall_night_touch({ time: timeOfDay(night.until) })] : [])
    ]
  };
}
