import { overwriteGetLocale } from '$lib/text/generated/runtime.js';
import { addDays } from '$lib/calendar';
import { afterEach, expect, test } from 'vitest';
import {
  dayOfMonth,
  dayText,
  fullDay,
  momentText,
  monthName,
  monthShort,
  monthTitle,
  weekdayName,
  weekdayShort
} from './dates';

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

test.each([
  ['zh-CN', 'zh-CN'],
  ['en', 'en-GB']
] as const)('each day of a leap year is written as Intl writes it (%s)', (locale, tag) => {
  overwriteGetLocale(() => locale);
  const writers = [
    [dayText, { month: 'short', day: 'numeric' }],
    [fullDay, { dateStyle: 'long' }],
    [dayOfMonth, { day: 'numeric' }],
    [weekdayName, { weekday: 'long' }],
    [weekdayShort, { weekday: 'short' }],
    // Chinese writes 十月 for the long form, and 10月 everywhere else in this app.
    [monthName, { month: locale === 'en' ? 'long' : 'short' }],
    [monthShort, { month: 'short' }],
    [monthTitle, { year: 'numeric', month: 'long' }]
  ] as const;
  const formats = writers.map(([, options]) => new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }));
  for (let day = '2028-01-01'; day <= '2028-12-31'; day = addDays(day, 1))
    for (const [index, [write]] of writers.entries())
      expect(write(day)).toBe(formats[index]?.format(Date.parse(day)));
});
