import * as v from 'valibot';
import { describe, expect, it, test } from 'vitest';
import {
  dayWithin,
  byEnd,
  contains,
  daysOf,
  firstMonth,
  halvesOf,
  isMonth,
  lastMonth,
  monthSchema,
  monthNumber,
  monthOf,
  monthOfYear,
  monthsFrom,
  monthsOf,
  nextMonth,
  parsePeriod,
  periodBefore,
  periodKind,
  periodSchema,
  periodOf,
  periodsAround,
  periodsEndingWith,
  previousMonth,
  quartersOf,
  wholeYear,
  yearOf
} from '.';

describe('periods', () => {
  it('a period is its months', () => {
    expect(monthsOf('2026-10')).toEqual(['2026-10']);
    expect(monthsOf('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12']);
    expect(monthsOf('2026-H1')).toHaveLength(6);
    expect(monthsOf('2026')).toHaveLength(12);
    expect(daysOf('2024-Q1')).toEqual({ from: '2024-01-01', to: '2024-03-31' });
  });

  it.each([
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-H3',
    '2026-q1',
    '2026-1',
    '26',
    '',
    '2026-',
    ' 2026',
    '0026',
    '0000',
    '0001-01',
    '1000',
    '1000-01',
    '1000-Q1',
    '1000-H1',
    '1899',
    '1899-12',
    '10000',
    '10000-01',
    '2026-Q0',
    '2026-H0'
  ])('“%s” is no period, for whoever reads or checks one', (text) => {
    expect(parsePeriod(text)).toBeNull();
    expect(v.is(periodSchema, text)).toBe(false);
    expect([isMonth(text), v.is(monthSchema, text)]).toEqual([false, false]);
    for (const read of [periodOf, daysOf, periodKind, firstMonth, lastMonth, monthsOf, periodBefore])
      expect(() => read(text)).toThrow(RangeError);
  });

  it.each(['1900', '1900-01', '1900-Q1', '1900-H1', '2026-10', '9999', '9999-12', '9999-Q4', '9999-H2'])(
    '“%s” is a period, for whoever reads or checks one',
    (text) => {
      expect(v.is(periodSchema, text)).toBe(true);
      expect(v.is(monthSchema, text)).toBe(periodKind(text) === 'month');
      expect(daysOf(text).from < daysOf(text).to).toBe(true);
      expect(monthsOf(text).pop()).toBe(lastMonth(text));
    }
  );

  it('months go on over a year’s end', () => {
    expect([previousMonth('2026-01'), nextMonth('2026-12'), nextMonth('2026-09')]).toEqual([
      '2025-12',
      '2027-01',
      '2026-10'
    ]);
  });
});

test.each([
  ['2026-03', 'month', '2026-03', '2026-03', '2026-02'],
  ['2026-01', 'month', '2026-01', '2026-01', '2025-12'],
  ['2026-Q1', 'quarter', '2026-01', '2026-03', '2025-Q4'],
  ['2026-Q4', 'quarter', '2026-10', '2026-12', '2026-Q3'],
  ['2026-H2', 'half-year', '2026-07', '2026-12', '2026-H1'],
  ['2026-H1', 'half-year', '2026-01', '2026-06', '2025-H2'],
  ['2026', 'year', '2026-01', '2026-12', '2025']
])('%s is a %s from %s to %s, after %s', (period, kind, first, last, before) => {
  expect(periodKind(period)).toBe(kind);
  expect([firstMonth(period), lastMonth(period), periodBefore(period)]).toEqual([first, last, before]);
});

test('it says which of the year it is', () => {
  expect(['2026-03', '2026-Q4', '2026-H2', '2026'].map((text) => periodOf(text).part)).toEqual([3, 4, 2, 1]);
  expect(quartersOf(2026).map((text) => periodOf(text).part)).toEqual([1, 2, 3, 4]);
  expect(halvesOf(2026).map((text) => periodOf(text).part)).toEqual([1, 2]);
});

test('a day, a month and a longer period say their year, a day and a month the month', () => {
  for (const text of ['2026-03-09', '2026-03', '2026-Q1', '2026-H1', '2026'])
    expect([yearOf(text), wholeYear(text)]).toEqual([2026, '2026']);
  expect([monthOf('2026-03-09'), monthOfYear(2026, 3), monthOfYear(2026, 12)]).toEqual([
    '2026-03',
    '2026-03',
    '2026-12'
  ]);
  expect([monthNumber('2026-03-09'), monthNumber('2026-12')]).toEqual([3, 12]);
});

test('months from one to another, over a year’s end too', () => {
  expect(monthsFrom('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  expect(monthsFrom('2026-02', '2026-01')).toEqual([]);
});

test('a period contains itself and what is shorter within it', () => {
  for (const inner of ['2026', '2026-H2', '2026-Q4', '2026-12']) expect(contains('2026', inner)).toBe(true);
  expect(contains('2026-Q4', '2026-10')).toBe(true);
  for (const inner of ['2026-09', '2026-H2', '2026', '2025-Q4'])
    expect(contains('2026-Q4', inner)).toBe(false);
  expect(() => contains('2026', '2026-13')).toThrow(RangeError);
  for (const month of ['2026-01', '2026-06', '2026-07', '2026-12'])
    expect(periodsAround(month).every((period) => contains(period, month))).toBe(true);
  expect(periodsAround('2026-07')).toEqual(['2026-07', '2026-Q3', '2026-H2', '2026']);
});

test('a month ends itself, and what is over with it', () => {
  expect(periodsEndingWith('2026-05')).toEqual(['2026-05']);
  expect(periodsEndingWith('2026-09')).toEqual(['2026-09', '2026-Q3']);
  expect(periodsEndingWith('2026-06')).toEqual(['2026-06', '2026-Q2', '2026-H1']);
  expect(periodsEndingWith('2026-12')).toEqual(['2026-12', '2026-Q4', '2026-H2', '2026']);
});

test('in the order in which they end, the shorter first', () => {
  const periods = ['2027-01', '2026', '2026-H2', '2026-12', '2026-H1', '2026-11', '2026-Q4'];
  expect(periods.sort(byEnd)).toEqual([
    '2026-H1',
    '2026-11',
    '2026-12',
    '2026-Q4',
    '2026-H2',
    '2026',
    '2027-01'
  ]);
});

test('what is no period is refused', () => {
  expect(() => periodKind('2026-13')).toThrow(RangeError);
});

it('a day that a month hasn’t is its last', () => {
  expect([5, 28, 30, 31].map((day) => dayWithin('2026-02', day))).toEqual([
    '2026-02-05',
    '2026-02-28',
    '2026-02-28',
    '2026-02-28'
  ]);
  expect(dayWithin('2026-01', 31)).toBe('2026-01-31');
});
