import { addDays, localTime } from '$lib/calendar';
import { playlistScenes, type BoardFeed } from '$lib/sync';
import { aSupplement } from './a-supplement';

const days = 14;
const hour = 3_600_000;

/**
 * A unit's feed with content for every scene: a playlist of all, a corrected notice within its window, an
 * emergency every three hours, and a short night.
 * @param start milliseconds since 1970
 * @throws Error for a feed without a notice
 */
export function everyScene(feed: BoardFeed, start: number): BoardFeed {
  const instant = (ms: number) => new Date(ms).toISOString();
  if (!feed.notice) throw new Error('a feed without a notice has nothing to mend');
  const { date } = localTime(start, feed.unit.timeZone);
  return {
    ...feed,
    supplements: [
      aSupplement(feed.notice.snapshot, {
        published: `${addDays(date, -1)}T10:00:00+08:00`,
        window: Array.from({ length: days }, (_, at) => addDays(date, at)),
        rows: 6
      })
    ],
    playlist: playlistScenes.map((scene) => ({ id: scene, scene, seconds: 8 })),
    emergencies: Array.from({ length: (days * 24) / 3 }, (_, at) => ({
      id: `alarm-${at}`,
      title: '暴雨红色预警',
      text: '请立即撤离低洼地带。\n听从社区安排。',
      by: feed.unit.name,
      drill: at % 2 === 1,
      from: instant(start + at * 3 * hour + hour),
      until: instant(start + at * 3 * hour + hour + 60_000)
    })),
    screen: { ...feed.screen, night: { from: 22 * 60, until: 22 * 60 + 10 } }
  };
}

/**
 * An instant of the unit's next day, because today's content may expire during the run.
 * @param minute of the day
 * @returns milliseconds since 1970
 */
export function nextMorning(feed: BoardFeed, minute: number): number {
  const { timeZone } = feed.unit;
  const now = Date.now();
  const { date } = localTime(now, timeZone);
  // Midnight is found by the local date alone, so it works for any zone.
  let at = now - (now % 60_000);
  while (localTime(at, timeZone).date !== addDays(date, 1)) at += 60_000;
  return at + minute * 60_000;
}
