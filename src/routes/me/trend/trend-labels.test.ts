import { expect, it } from 'vitest';
import { isLabelled } from './trend-labels';

it.each([
  [1, [0]],
  [6, [0, 1, 2, 3, 4, 5]],
  [7, [0, 2, 4, 6]],
  [12, [1, 3, 5, 7, 9, 11]]
])('of %i months the last one is always named', (months, named) => {
  expect([...Array(months).keys()].filter((n) => isLabelled(n, months))).toEqual(named);
});
