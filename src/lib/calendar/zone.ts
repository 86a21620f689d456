import { weekday, type Day } from './date';

/** An instant as the unit's own clock and calendar show it. */
export interface LocalTime {
  /** YYYY-MM-DD */
  date: string;
  /** HH:MM, 24 hours */
  time: string;
  /** minutes since midnight */
  minute: number;
  /** 0 is Sunday */
  weekday: number;
}

/** China's clocks: minutes before UTC, the same all year since summer time ended in September 1991 (IANA tz, `asia`). */
const steady = new Map([
  ['Asia/Shanghai', 480],
  ['Asia/Urumqi', 360]
]);
const steadySince = Date.UTC(1992, 0, 1);

let format: { zone: string; parts: Intl.DateTimeFormat } | undefined;

/**
 * Gives date and minute that a clock in the time zone shows.
 * @param zone IANA name, checked by the server when a unit is set up
 */
export function localTime(instant: number, zone: string): LocalTime {
  const offset = steady.get(zone);
  // The first formatter of a browser reads its calendars from the disk: 30 ms of a board's start.
  if (offset !== undefined && instant >= steadySince) return utcTime(instant + offset * 60_000);
  // Making a formatter costs 50 µs to 1 ms on a television: a board has one zone, so one is kept.
  if (format?.zone !== zone) {
    const options = {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit'
    } as const;
    format = { zone, parts: new Intl.DateTimeFormat('en-US', options) };
  }
  const part: Record<string, string> = {};
  for (const { type, value } of format.parts.formatToParts(instant)) part[type] = value;
  const date = `${part.year}-${part.month}-${part.day}`;
  return {
    date,
    time: `${part.hour}:${part.minute}`,
    minute: Number(part.hour) * 60 + Number(part.minute),
    weekday: weekday(date)
  };
}

function utcTime(instant: number): LocalTime {
  const [date = '', time = ''] = new Date(instant).toISOString().slice(0, 16).split('T');
  return {
    date,
    time,
    minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
    weekday: weekday(date)
  };
}

/** 480 → 08:00; the end of a day is 24:00. It runs on plain boards too, so it uses nothing newer than ES2015. */
export function timeOfDay(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => (part < 10 ? `0${part}` : `${part}`)).join(':');
}

/** The calendar day of an instant in a zone, YYYY-MM-DD. */
export function dayIn(zone: string, instant: Date): Day {
  return localTime(instant.getTime(), zone).date;
}
