import { expect, it } from 'vitest';
import { clockText } from './clock-text';

const [minute, day] = [60_000, 86_400_000];

it('the office says by how much a board’s clock is off to the nearest, either way', () => {
  expect([4999, 5600, 3 * day - minute, -3 * day + minute, 2.4 * day].map(clockText)).toEqual([
    ...['准确', '快 6 秒，不影响播放', '快 3 天，不影响播放', '慢 3 天，不影响播放', '快 2 天，不影响播放']
  ]);
});
