import { expect, test } from 'vitest';
import { evenParts, pagesOf } from './paging';

test('pages are about equally long', () => {
  expect(evenParts([1, 2, 3, 4, 5, 6, 7, 8, 9], 8)).toEqual([
    [1, 2, 3, 4, 5],
    [6, 7, 8, 9]
  ]);
});

test('nothing gives no page', () => {
  expect(evenParts([], 7)).toEqual([]);
  expect(pagesOf([])).toEqual([]);
});

test('each page knows how many there are', () => {
  expect(pagesOf(['a', 'b'])).toEqual([
    { page: 0, pages: 2 },
    { page: 1, pages: 2 }
  ]);
});
