import { expect, it } from 'vitest';
import { clockSpanText, spanText, waitText } from './span-text';

it('a length of time in the words of its size', () => {
  expect([0, 59.9, 60, 3599, 3600, 23_400, 172_799, 172_800].map(spanText)).toEqual([
    ...['0 秒', '59 秒', '1 分钟', '59 分钟', '1 小时 0 分', '6 小时 30 分', '47 小时 59 分', '2 天']
  ]);
});

it('how far a clock is off is rounded to what is said, and carried over', () => {
  const offsets = [1400, 59_600, 89_000, 90_000, 3_599_000, 172_799_000, 216_000_000, -259_199_000];
  expect(offsets.map(clockSpanText)).toEqual([
    ...['1 秒', '1 分钟', '1 分钟', '2 分钟', '1 小时 0 分', '2 天', '3 天', '3 天']
  ]);
});

it('a wait is rounded up to whole minutes from a minute on', () => {
  const said = [1, 59, 60, 61, 90, 120, 899].map(waitText);
  expect(said).toEqual(['1 秒', '59 秒', '1 分钟', '2 分钟', '2 分钟', '2 分钟', '15 分钟']);
});
