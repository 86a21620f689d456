import { expect, it } from 'vitest';
import { spanText } from './span-text';

it('a length of time in the words of its size', () => {
  expect([0, 59.9, 60, 3599, 3600, 23_400, 172_799, 172_800].map(spanText)).toEqual([
    ...['0 秒', '59 秒', '1 分钟', '59 分钟', '1 小时 0 分', '6 小时 30 分', '47 小时 59 分', '2 天']
  ]);
});
