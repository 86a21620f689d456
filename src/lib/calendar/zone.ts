import { weekday, type Day } from './date';

/** An instant as the unit's own clock and calendar show it. */
export interface Local {
  /** YYYY-MM-DD */
  date: string;
  /** HH:MM, 24 hours */
  time: string;
  /** minutes since midnight */
  minute: number;
  /** 0 is Sunday */
  weekday: number;
}

let format: { zone: string; parts: Intl.DateTimeFormat } | undefined;

/** @param zone IANA name, checked by the server when a unit is set up */
export function localTime(instant: number, zone: string): Local {
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

/** 480 → 08:00; the end of a day is 24:00. */
export function timeOfDay(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The calendar day of an instant in a zone, YYYY-MM-DD. */
export function dayIn(zone: string, instant: Date): Day {
  return localTime(instant.getTime(), zone).date;
}
