import { expect, test } from 'vitest';
import { isFirstAssessment } from './first-assessment';

const branch = { assembly: { decides: [] } };

test('where an assembly fixes the quarter, a month is a first assessment', () => {
  expect(['2026-10', '2026-Q3', '2026'].map((period) => isFirstAssessment(branch, period))).toEqual([
    true,
    false,
    false
  ]);
  expect(isFirstAssessment({}, '2026-10')).toBe(false);
});
