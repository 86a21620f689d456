import { overwriteGetLocale } from '$lib/text/generated/runtime.js';
import { afterEach, expect, test } from 'vitest';
import { periodAgainst, periodLong, periodNarrow, periodShort, periodTitle } from './period-text';

afterEach(() => overwriteGetLocale(() => 'zh-CN'));

test.each([
  ['2026-10', '2026年10月', '10月', '10月', '10月'],
  ['2026-Q4', '2026年第四季度', '第四季度', '第四季度', '四季度'],
  ['2026-H2', '2026年下半年', '下半年', '下半年', '下半年'],
  ['2026', '2026年度', '2026年度', '2026年度', '2026年']
])('%s is %s', (period, ...forms) => {
  overwriteGetLocale(() => 'zh-CN');
  expect([periodTitle, periodLong, periodShort, periodNarrow].map((form) => form(period))).toEqual(forms);
});

test.each([
  ['2026-10', 'October 2026', 'October', 'Oct', 'Oct'],
  ['2026-Q1', 'Q1 2026', 'Q1', 'Q1', 'Q1'],
  ['2026-H1', 'H1 2026', 'H1', 'H1', 'H1'],
  ['2026', '2026', '2026', '2026', '2026']
])('%s is %s in English', (period, ...forms) => {
  overwriteGetLocale(() => 'en');
  expect([periodTitle, periodLong, periodShort, periodNarrow].map((form) => form(period))).toEqual(forms);
});

test('what it is compared with names its year where that is another one', () => {
  expect(periodAgainst('2026-Q3', '2026-Q4')).toBe('第三季度');
  expect(periodAgainst('2025-H2', '2026-H1')).toBe('2025年下半年');
  expect(periodAgainst('2025-12', '2026-01')).toBe('12月');
});
