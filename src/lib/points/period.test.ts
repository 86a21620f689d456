import { describe, expect, it } from 'vitest';
import { daysOf, isPeriod, monthsOf, nextMonth, periodAround, previousMonth } from '.';

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
    '0026'
  ])('“%s” is no period', (text) => expect(isPeriod(text)).toBe(false));

  it('months go on over a year’s end', () => {
    expect([previousMonth('2026-01'), nextMonth('2026-12'), nextMonth('2026-09')]).toEqual([
      '2025-12',
      '2027-01',
      '2026-10'
    ]);
  });

  it('a month lies in one period of each kind', () => {
    expect(
      (['month', 'quarter', 'half-year', 'year'] as const).map((kind) => periodAround('2026-07', kind))
    ).toEqual(['2026-07', '2026-Q3', '2026-H2', '2026']);
  });
});
