import { expect, test } from 'vitest';
import { dayIn, localTime, timeOfDay } from './zone';

test('an instant in the unit’s zone', () => {
  const instant = Date.parse('2026-11-10T16:05:00Z');
  expect(localTime(instant, 'Asia/Shanghai')).toEqual({
    date: '2026-11-11',
    time: '00:05',
    minute: 5,
    weekday: 3
  });
  expect(localTime(instant, 'Asia/Urumqi')).toEqual({
    date: '2026-11-10',
    time: '22:05',
    minute: 1325,
    weekday: 2
  });
});

test('China’s clocks, reckoned, are those that the browser’s calendar has', () => {
  for (const zone of ['Asia/Shanghai', 'Asia/Urumqi']) {
    const calendar = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short'
    });
    // 1986 to 1991 had summer time; every eleven days and some hours, so that all hours of the year come.
    for (let instant = Date.UTC(1985, 0, 1); instant < Date.UTC(2100, 0, 1); instant += 955_555_555) {
      const { date, time } = localTime(instant, zone);
      expect(`${date} ${time}`).toBe(calendar.format(instant));
    }
  }
});

test('the day of an instant', () => {
  expect(dayIn('Asia/Shanghai', new Date('2026-11-10T16:05:00Z'))).toBe('2026-11-11');
});

test('a minute of the day as a clock shows it', () => {
  expect([0, 480, 1439, 1440].map(timeOfDay)).toEqual(['00:00', '08:00', '23:59', '24:00']);
});
