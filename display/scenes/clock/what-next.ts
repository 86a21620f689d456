import { localTime } from '$lib/calendar';
import { windowState } from '$lib/notice';
import { isOn, turningPoints, type BoardFeed } from '$lib/sync';

/** The next event to show in a hall where nothing else can be read. */
export type NextEvent =
  /** something in the playlist begins */
  | { kind: 'begins'; date: string; minute: number }
  /** a notice's window closes */
  | { kind: 'closes'; date: string; title: string };

const dayMs = 86_400_000;
const daysAhead = 14;

/**
 * The next events.
 * @param now milliseconds since 1970
 * @returns at most three, the next one first
 */
export function whatNext(feed: BoardFeed, now: number): NextEvent[] {
  const today = localTime(now, feed.unit.timeZone).date;
  const begins = nextBegin(feed, now);
  const closes = [feed.notice, ...feed.alsoOpen].flatMap((each): NextEvent[] => {
    if (!each) return [];
    const state = windowState(each.snapshot.window, today);
    return state.kind === 'open' ? [{ kind: 'closes', date: state.last, title: each.snapshot.title }] : [];
  });
  return [...(begins ? [begins] : []), ...closes]
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .slice(0, 3);
}

/** When the playlist next has something besides the clock. */
function nextBegin({ playlist = [], unit }: BoardFeed, now: number): NextEvent | null {
  const items = playlist.filter(({ scene }) => scene !== 'clock');
  const points = turningPoints(items.flatMap(({ when }) => when?.hours ?? []));
  const { minute: minuteNow } = localTime(now, unit.timeZone);
  for (let day = 0; day < daysAhead; day++) {
    const { date } = localTime(now + day * dayMs, unit.timeZone);
    const minute = points.find(
      (point) =>
        (day > 0 || point > minuteNow) && items.some(({ when }) => isOn(when, { date, minute: point }))
    );
    if (minute !== undefined) return { kind: 'begins', date, minute };
  }
  return null;
}
