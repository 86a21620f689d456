import { expect, test } from 'vitest';
import { dayBefore, isNight, localTime } from './zone';

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

test('the day before', () => {
  expect(dayBefore('2026-03-01')).toBe('2026-02-28');
  expect(dayBefore('2026-01-01')).toBe('2025-12-31');
});

test.each([
  ['06:29', true],
  ['06:30', false],
  ['19:59', false],
  ['20:00', true]
])('at %s it is night: %s', (time, night) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  expect(isNight(hour * 60 + minute)).toBe(night);
});
