import { addDays, type Day } from '$lib/calendar';

/** An entry of a calendar: a whole day. */
export interface CalendarDay {
  /** stays the same for the same matter, so that a calendar moves its entry and adds no other */
  uid: string;
  day: Day;
  title: string;
  description: string;
}

/**
 * A calendar file (RFC 5545) of whole days. Lines end with CRLF and are folded at 75 octets; text is escaped.
 * Written here, because the libraries that are kept up need a newer Node than this server.
 * @param stamp instant at which it was made
 */
export function calendarFile(
  days: readonly CalendarDay[],
  { name, stamp }: { name: string; stamp: Date }
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sunboard//Deadlines//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    ...days.flatMap(({ uid, day, title, description }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d{3}/g, '')}`,
      `DTSTART;VALUE=DATE:${digits(day)}`,
      // The end of a whole day is the day after, which doesn't belong to it.
      `DTEND;VALUE=DATE:${digits(addDays(day, 1))}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(description)}`,
      // Nobody is busy all day because something is due.
      'TRANSP:TRANSPARENT',
      'END:VEVENT'
    ]),
    'END:VCALENDAR'
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function digits(day: Day): string {
  return day.replaceAll('-', '');
}

/** Escapes a text (RFC 5545, 3.3.11); other control characters are left out. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r?\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

const longestLine = 75;

/** Folds a line at 75 octets, never within a character (RFC 5545, 3.1). */
function folded(line: string): string {
  let [out, length] = ['', 0];
  for (const sign of line) {
    const octets = Buffer.byteLength(sign);
    if (length + octets > longestLine) {
      out += '\r\n ';
      length = 1;
    }
    out += sign;
    length += octets;
  }
  return out;
}
