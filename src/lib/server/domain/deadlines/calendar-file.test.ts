import { expect, it } from 'vitest';
import { calendarFile } from './calendar-file';

const stamp = new Date('2026-11-25T09:05:07.123Z');
const file = (more: Partial<Parameters<typeof calendarFile>[0][number]> = {}) =>
  calendarFile(
    [{ uid: 'u1-publish-2026-11@sunboard', day: '2026-12-31', title: '公示', description: '四 1', ...more }],
    { name: '大泊镇', stamp }
  );
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

it('a whole day lasts until the next one, also across a year’s end, and takes no time', () => {
  expect(unfolded(file())).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sunboard//Deadlines//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:大泊镇',
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'BEGIN:VEVENT',
    'UID:u1-publish-2026-11@sunboard',
    'DTSTAMP:20261125T090507Z',
    'DTSTART;VALUE=DATE:20261231',
    'DTEND;VALUE=DATE:20270101',
    'SUMMARY:公示',
    'DESCRIPTION:四 1',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    ''
  ]);
});

it('signs of the format are escaped, and nothing begins a line of its own', () => {
  const lines = unfolded(file({ title: 'a;b,c\\d\nEND:VEVENT\u0007' }));
  expect(lines).toContain('SUMMARY:a\\;b\\,c\\\\d\\nEND:VEVENT');
  expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
});

it('no line is longer than 75 octets, and no character is cut', () => {
  const long = `${'公示结果并接受监督'.repeat(20)}𠮷`;
  const text = file({ description: long });
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(unfolded(text)).toContain(`DESCRIPTION:${long}`);
});

it('an empty calendar is one all the same', () => {
  expect(calendarFile([], { name: 'x', stamp })).toContain('END:VCALENDAR\r\n');
});
