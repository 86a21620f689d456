import { expect, test } from 'vitest';
import { byEnd, firstMonth, lastMonth, periodBefore, periodKind, periodsEndingWith } from './period';

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
