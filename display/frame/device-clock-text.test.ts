import { expect, it } from 'vitest';
import { deviceClockText } from './device-clock-text';

const [minute, day] = [60_000, 86_400_000];

it('a board says by how much its own clock is off to the nearest, either way', () => {
  expect([3 * day - minute, -3 * day + minute, 2.4 * day, 1.9 * minute].map(deviceClockText)).toEqual([
    ...['本机时钟快 3 天', '本机时钟慢 3 天', '本机时钟快 2 天', '本机时钟快 2 分钟']
  ]);
});
