import { expect, it } from 'vitest';
import { isPresent } from '..';

it.each([
  ['2026-02-15', null, '2026-02', true],
  ['2026-02-16', null, '2026-02', false],
  [null, '2026-02-14', '2026-02', true],
  [null, '2026-02-13', '2026-02', false],
  ['2026-02-08', '2026-02-21', '2026-02', true],
  ['2026-03-01', null, '2026-02', false],
  [null, '2026-01-31', '2026-02', false],
  ['2026-07-03', null, '2026', false],
  ['2026-07-02', null, '2026', true],
  [null, null, '2026-Q1', true]
])('M10 from %s to %s, present in %s: %s', (from, to, period, present) => {
  expect(isPresent({ from, to }, period)).toBe(present);
});
