import { describe, expect, it } from 'vitest';
import { closedWith, publishedWith } from './closing';

const inForce = [{ from: '2024-01-01' }];
const [month, quarter, year] = ['points', 'points', 'balance'] as const;
const a = { inForce, score: { month, quarter, 'half-year': 'points', year } } as const;
const b = { inForce, score: { year } };
const c = { inForce: [{ from: '2026-01-01', to: '2026-12-31' }], score: { month, quarter, year } };
const e = { inForce, score: { month, year } };
const whole = { firstPeriod: '2026-01' };

describe('what is sealed with a month', () => {
  it.each([
    ['2026-02', a, ['2026-02']],
    ['2026-03', a, ['2026-03', '2026-Q1']],
    ['2026-06', a, ['2026-06', '2026-Q2', '2026-H1']],
    ['2026-12', a, ['2026-12', '2026-Q4', '2026-H2', '2026']],
    ['2026-12', c, ['2026-12', '2026-Q4', '2026']],
    ['2026-12', e, ['2026-12', '2026']],
    ['2026-11', b, []],
    ['2026-12', b, ['2026']]
  ])('%s', (month, scheme, periods) => {
    expect(closedWith(scheme, month, whole)).toEqual(periods);
  });

  it('M13 nothing of a month outside the dates in force', () => {
    expect(closedWith(c, '2027-03', whole)).toEqual([]);
  });

  it('M15 a longer period that began before the unit’s first month is sealed over its months here', () => {
    const begun = { firstPeriod: '2026-08' };
    expect(closedWith(a, '2026-09', begun)).toEqual(['2026-09', '2026-Q3']);
    expect(closedWith(a, '2026-12', begun)).toEqual(['2026-12', '2026-Q4', '2026-H2', '2026']);
    expect(closedWith(b, '2026-12', { firstPeriod: '2026-11' })).toEqual(['2026']);
  });

  it('M15 none that ends before that month', () => {
    expect(closedWith(a, '2026-09', { firstPeriod: '2026-10' })).toEqual([]);
  });
});

it('the periods with a month in them, shortest first', () => {
  expect(publishedWith(a, '2026-05')).toEqual(['2026-05', '2026-Q2', '2026-H1', '2026']);
  expect(publishedWith(e, '2026-05')).toEqual(['2026-05', '2026']);
  expect(publishedWith(b, '2026-05')).toEqual(['2026']);
  expect(publishedWith(c, '2027-05')).toEqual([]);
});
