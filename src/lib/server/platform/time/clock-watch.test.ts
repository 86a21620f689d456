import { expect, it } from 'vitest';
import { isClockBehind } from './clock-watch';

const now = new Date('2026-11-05T04:00:00Z');

it.each([
  ['nothing is recorded yet', null, null, false],
  ['the newest record is a minute ago', '2026-11-05T03:59:00.000Z', null, false],
  ['another process is half a minute ahead', '2026-11-05T04:00:30.000Z', null, false],
  ['the newest record is two minutes ahead', '2026-11-05T04:02:00.000Z', null, true],
  ['the newest record is of 2028', '2028-01-01T00:00:00.000Z', null, true],
  [
    'the operator vouches for the clock since today',
    '2028-01-01T00:00:00.000Z',
    '2026-11-05T00:00:00.000Z',
    false
  ],
  [
    'the clock is before the day it was vouched for',
    '2028-01-01T00:00:00.000Z',
    '2026-11-06T00:00:00.000Z',
    true
  ]
])('%s', (_, newest, rightFrom, expected) => {
  expect(isClockBehind(now, newest, rightFrom)).toBe(expected);
});
