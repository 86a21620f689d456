import { expect, test } from 'vitest';
import { chunks, placesOf } from './paging';

test('pages are about equally long', () => {
  expect(chunks([1, 2, 3, 4, 5, 6, 7, 8, 9], 8)).toEqual([
    [1, 2, 3, 4, 5],
    [6, 7, 8, 9]
  ]);
});

test('nothing gives no page', () => {
  expect(chunks([], 7)).toEqual([]);
  expect(placesOf([])).toEqual([]);
});

test('each page knows how many there are', () => {
  expect(placesOf(['a', 'b'])).toEqual([
    { page: 0, pages: 2 },
    { page: 1, pages: 2 }
  ]);
});
