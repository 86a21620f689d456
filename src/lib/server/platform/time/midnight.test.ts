import { expect, test } from 'vitest';
import { nextMidnight } from './midnight';

test.each([
  ['2026-11-11T01:41:00.250Z', 'Asia/Shanghai', '2026-11-11T16:00:00.000Z'],
  ['2026-11-11T15:59:59.999Z', 'Asia/Shanghai', '2026-11-11T16:00:00.000Z'],
  ['2026-11-11T16:00:00.000Z', 'Asia/Shanghai', '2026-11-12T16:00:00.000Z'],
  ['2026-11-11T20:00:00.000Z', 'Asia/Urumqi', '2026-11-12T18:00:00.000Z'],
  ['2026-12-31T23:30:00.000Z', 'UTC', '2027-01-01T00:00:00.000Z'],
  // Clocks go forward on 29 March 2026 at 1:00 UTC, back on 25 October.
  ['2026-03-28T23:30:00.000Z', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-10-24T22:30:00.000Z', 'Europe/Berlin', '2026-10-25T23:00:00.000Z']
])('after %s in %s comes %s', (now, timeZone, midnight) => {
  expect(nextMidnight(new Date(now), timeZone).toISOString()).toBe(midnight);
});
