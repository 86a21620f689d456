import { describe, expect, it } from 'vitest';
import { daysOf, nextMonth, previousMonth } from '.';
import { monthsFrom, parsePeriod, periodOf } from './period';

describe('periods', () => {
  it('a period is its months', () => {
    const monthsOf = (text: string) => monthsFrom(periodOf(text).first, periodOf(text).last);
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
    '0026'
  ])('“%s” is no period', (text) => expect(parsePeriod(text)).toBeNull());

  it('months go on over a year’s end', () => {
    expect([previousMonth('2026-01'), nextMonth('2026-12'), nextMonth('2026-09')]).toEqual([
      '2025-12',
      '2027-01',
      '2026-10'
    ]);
  });
});
