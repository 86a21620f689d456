import { expect, test } from 'vitest';
import { mostNamed, namedScenes } from './foot-route';

const eleven = Array.from({ length: 11 }, (_, n) => n);

test('as many scenes as fit are all named', () => {
  expect(namedScenes(eleven.slice(0, mostNamed), 3)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test.each([
  [null, 0],
  [0, 0],
  [4, 0],
  [5, 1],
  [6, 2],
  [10, 2]
])('of more, the present one and its neighbours are: %s from %s on', (current, first) => {
  expect(namedScenes(eleven, current)).toEqual(eleven.slice(first, first + mostNamed));
});
