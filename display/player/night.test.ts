import { expect, test } from 'vitest';
import { isDark, isNight } from './night';

const minute = (time: string) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};

test.each([
  ['06:29', true],
  ['06:30', false],
  ['19:59', false],
  ['20:00', true]
])('at %s the ground is dark: %s', (time, dark) => {
  expect(isDark(undefined, minute(time))).toBe(dark);
});

test.each([
  ['19:59', false],
  ['20:00', true],
  ['06:29', true],
  ['06:30', false]
])('at %s the night scene is on, where the office says nothing: %s', (time, night) => {
  expect(isNight(undefined, minute(time))).toBe(night);
});

test('where the office wants no night scene there is none; the ground is dark all the same', () => {
  expect(isNight({}, minute('23:00'))).toBe(false);
  expect(isDark({}, minute('23:00'))).toBe(true);
});

test('the office’s hours count, and are dark whatever the time', () => {
  const screen = { night: { from: minute('18:00'), until: minute('8:00') } };
  expect(['17:59', '18:00', '07:59', '08:00'].map((time) => isNight(screen, minute(time)))).toEqual([
    ...[false, true],
    ...[true, false]
  ]);
  expect(isDark(screen, minute('07:30'))).toBe(true);
});
