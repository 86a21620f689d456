import { expect, test } from 'vitest';
import { makeSnapshot } from '../../../tests/fixtures/feed';
import { honoursPages } from './honours-pages';

const rows = (ranks: readonly (number | null)[], pool = '') =>
  ranks.map((rank, i) => ({ ...(makeSnapshot().rows[i] ?? expect.fail()), rank, pool }));
const ranksOf = (ranks: readonly (number | null)[]) =>
  honoursPages({ rows: rows(ranks) }).map((page) => page.rows.map(({ rank }) => rank));

test('the first three, and nobody who isn’t ranked', () => {
  expect(ranksOf([1, 2, 3, 4, null])).toEqual([[1, 2, 3]]);
});

test('who shares the third rank stands there too, on a second page', () => {
  expect(ranksOf([1, 2, 3, 3, 5])).toEqual([[1, 2, 3], [3]]);
  expect(ranksOf([1, 1, 3, 4])).toEqual([[1, 1, 3]]);
});

test('where all of them would stand on it, or a crowd, it says nothing', () => {
  expect(ranksOf([1, 2, 3])).toEqual([]);
  expect(ranksOf([1, 1, 1, 1, 1, 1, 1, 8])).toEqual([]);
  expect(ranksOf([null, null])).toEqual([]);
});

test('each pool has its own', () => {
  const two = [...rows([1, 2, 3, 4], '两委'), ...rows([1, 2, 3, 4], '网格员')];
  expect(honoursPages({ rows: two }).map(({ pool }) => pool)).toEqual(['两委', '网格员']);
});
