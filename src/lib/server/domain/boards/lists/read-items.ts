import { isDay, type Day } from '$lib/calendar';
import { minutesOfDay, playlistItemSchema, playlistScenes, type PlaylistItem, type Times } from '$lib/sync';
import * as v from 'valibot';
import { Problem } from '../../../platform/problem/problem';
import { readDays } from './read-days';

/** One line of a playlist, as typed. */
export interface TypedItem {
  id: string;
  scene: string;
  /** an announcement's code; '' stands for every published one */
  announcement: string;
  seconds: string;
  first: string;
  last: string;
  /** '1' is Monday; none: every day */
  weekdays: readonly string[];
  /** `08:00-11:30, 14:00-18:00`; '' is all day */
  hours: string;
  /** days and spans of days, `2026-10-01, 10月1日至7日` */
  except: string;
}

interface PlaylistContext {
  /** codes of the unit's own announcements */
  announcements: readonly string[];
  /** the unit's day, from which on a day without its year is the next one */
  today: Day;
}

/** A playlist's lines; seconds of one page; spans of hours; days on which a line isn't shown. */
export const playlistLimits = { items: 40, least: 5, most: 600, hours: 4, except: 60, name: 20 } as const;

/**
 * Reads a playlist's lines. One that is wrong refuses all of them.
 * @throws Problem `playlist-empty`, `playlist-long`, `playlist-scene`, `playlist-announcement`, `playlist-seconds`,
 *   `playlist-days`, `playlist-hours`, each with the line's number
 */
export function readItems(
  typed: readonly TypedItem[],
  { announcements, today }: PlaylistContext
): PlaylistItem[] {
  if (typed.length === 0) throw new Problem('playlist-empty', 422);
  if (typed.length > playlistLimits.items)
    throw new Problem('playlist-long', 422, { limit: playlistLimits.items });
  const items = typed.map((each, index) => readItem(each, index + 1, { announcements, today }));
  // A board counts lines by their ids, so two lines of one id would be one.
  const ids = new Set(items.map(({ id }) => id));
  if (ids.size < items.length) throw new Problem('bad-form', 400);
  return items;
}

function readItem(typed: TypedItem, row: number, { announcements, today }: PlaylistContext): PlaylistItem {
  const { id, scene, announcement, seconds } = typed;
  if (!/^[\w-]{1,64}$/.test(id)) throw new Problem('bad-form', 400);
  if (!playlistScenes.some((each) => each === scene)) throw new Problem('playlist-scene', 422, { row });
  const code = scene === 'announcement' ? announcement : '';
  if (code !== '' && !announcements.includes(code)) throw new Problem('playlist-announcement', 422, { row });
  const { least, most } = playlistLimits;
  const length = Number(seconds);
  if (!/^\d{1,3}$/.test(seconds) || length < least || length > most)
    throw new Problem('playlist-seconds', 422, { row, least, most });
  const when = { ...daysOf(typed, row, today), ...hoursOf(typed, row) };
  return v.parse(playlistItemSchema, {
    id,
    scene,
    seconds: length,
    ...(code !== '' && { code }),
    ...(Object.keys(when).length > 0 && { when })
  });
}

function daysOf({ first, last, weekdays, except }: TypedItem, row: number, today: Day): Omit<Times, 'hours'> {
  const days = [first, last].filter((day) => day !== '');
  const from = isDay(first) ? first : today;
  const without = readDays(except, { from, most: playlistLimits.except });
  const own = [...new Set(weekdays)].sort();
  const isWrong =
    !days.every(isDay) ||
    (first !== '' && last !== '' && first > last) ||
    !own.every((day) => /^[1-7]$/.test(day));
  if (isWrong || without === null)
    throw new Problem('playlist-days', 422, { row, most: playlistLimits.except });
  return {
    ...(first !== '' && { first }),
    ...(last !== '' && { last }),
    ...(own.length > 0 && own.length < 7 && { weekdays: own.map(Number) }),
    ...(without.length > 0 && { except: without })
  };
}

function hoursOf({ hours }: TypedItem, row: number): Pick<Times, 'hours'> {
  const read = readHours(hours, playlistLimits.hours);
  if (read === null) throw new Problem('playlist-hours', 422, { row });
  return read.length === 0 ? {} : { hours: read };
}

/**
 * `08:00-11:30, 14:00-18:00` in minutes of the day; an end before its beginning is over midnight, 24:00 is midnight.
 * @returns null for what isn't hours, or more spans than `most`
 */
export function readHours(typed: string, most: number): { from: number; until: number }[] | null {
  const spans = typed
    .normalize('NFKC')
    .split(/[,，、;；\n]+/)
    .map((span) => span.trim())
    .filter((span) => span !== '');
  const read = spans.map((span) => {
    const [, h = '', m = '', h2 = '', m2 = ''] =
      /^(\d{1,2}):(\d{2})\s*(?:[-—–~至到]+)\s*(\d{1,2}):(\d{2})$/.exec(span) ?? [];
    return h === '' ? null : { from: minuteOf(h, m), until: minuteOf(h2, m2) };
  });
  const isSpan = (span: (typeof read)[number]) =>
    span !== null && span.from !== null && span.until !== null && takesTime(span.from, span.until);
  if (spans.length > most || !read.every(isSpan)) return null;
  return read.flatMap((span) => (span ? [{ from: span.from ?? 0, until: span.until ?? 0 }] : []));
}

/** Whether hours contain any time: from 00:00 until 24:00 is the whole day, from 24:00 until 00:00 none. */
const takesTime = (from: number, until: number) =>
  from % minutesOfDay !== until % minutesOfDay || until - from === minutesOfDay;

/**
 * Reads a time of day as its minute, from 0.
 * @returns null for no time of a day
 */
export function minuteOf(hour: string, minute: string): number | null {
  const [h, m] = [Number(hour), Number(minute)];
  return h > 24 || m > 59 || (h === 24 && m > 0) ? null : h * 60 + m;
}
