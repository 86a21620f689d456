import { expect, test } from 'vitest';
import { formatDay, formatInstant, formatMonth } from './dates';

test('days, months and instants in both languages', () => {
  expect([formatDay('zh-CN', '2026-11-05'), formatDay('en', '2026-11-05')]).toEqual(['11月5日', '5 Nov']);
  expect([formatMonth('zh-CN', '2026-10'), formatMonth('en', '2026-10')]).toEqual(['10月', 'October']);
  const instant = '2026-11-05T17:30:00.000Z';
  expect(formatInstant('zh-CN', instant, 'Asia/Shanghai')).toBe('2026年11月6日 01:30');
  expect(formatInstant('en', instant, 'Asia/Shanghai')).toBe('6 November 2026 01:30');
});
