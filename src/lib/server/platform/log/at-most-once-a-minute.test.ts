import { expect, test } from 'vitest';
import { atMostOnceAMinute } from './at-most-once-a-minute';

test('a line is said once a minute, however often there is reason', () => {
  let now = 0;
  const lines: number[] = [];
  const say = atMostOnceAMinute(() => now);
  for (now = 0; now < 130_000; now += 100) say(() => lines.push(now));
  expect(lines).toEqual([0, 60_000, 120_000]);
});
