import { overwriteGetLocale } from '$lib/text/generated/runtime.js';
import { afterEach, expect, test } from 'vitest';
import { dayText, fullDay, momentText, monthName, monthShort, monthTitle, weekdayShort } from './dates';

afterEach(() => overwriteGetLocale(() => 'zh-CN'));

const all = () => [
  dayText('2026-11-05'),
  fullDay('2026-11-05'),
  weekdayShort('2026-11-05'),
  monthName('2026-10'),
  monthShort('2026-10'),
  monthTitle('2026-10'),
  momentText('2026-11-05T17:30:00.000Z', 'Asia/Shanghai')
];

test('days, months and instants in Chinese', () => {
  overwriteGetLocale(() => 'zh-CN');
  const chinese = ['11月5日', '2026年11月5日', '周四', '10月', '10月', '2026年10月', '2026年11月6日 01:30'];
  expect(all()).toEqual(chinese);
});

test('days, months and instants in English', () => {
  overwriteGetLocale(() => 'en');
  const english = [
    '5 Nov',
    '5 November 2026',
    'Thu',
    'October',
    'Oct',
    'October 2026',
    '6 November 2026 01:30'
  ];
  expect(all()).toEqual(english);
});
