import { describe, expect, it } from 'vitest';
import { isInForce, publishes } from '..';

const trial = {
  inForce: [{ from: '2025-01-01', to: '2025-12-31' }, { from: '2027-03-10' }],
  score: { month: 'points', year: 'balance' }
} as const;
const scheme = { inForce: [...trial.inForce], score: trial.score };

describe('M13 in force', () => {
  it.each([
    ['2024-12-31', false],
    ['2025-01-01', true],
    ['2025-12-31', true],
    ['2026-01-01', false],
    ['2027-03-10', true],
    ['2099-01-01', true]
  ])('%s: %s', (day, wanted) => expect(isInForce(scheme, day)).toBe(wanted));

  it.each([
    ['2025-12', true],
    ['2026-01', false],
    ['2026', false],
    ['2027-02', false],
    ['2027-03', true],
    ['2027', true],
    ['2025-Q1', false],
    ['2025-13', false]
  ])('the period %s is published: %s', (period, wanted) => expect(publishes(scheme, period)).toBe(wanted));
});
