import { expect, test } from 'vitest';
import { isNight } from './night';

test.each([
  ['06:29', true],
  ['06:30', false],
  ['19:59', false],
  ['20:00', true]
])('at %s it is night: %s', (time, night) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  expect(isNight(hour * 60 + minute)).toBe(night);
});
