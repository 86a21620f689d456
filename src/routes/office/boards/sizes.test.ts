import { expect, it } from 'vitest';
import { sizes, sizesOf } from './sizes';

it('a board is looked at in the size that it has told', () => {
  const { own, all } = sizesOf({ width: 1360, height: 765 });
  expect(own).toEqual({ id: '1360x765', width: 1360, height: 765 });
  expect(all).toEqual([own, ...sizes]);
  expect(sizesOf({ width: 1080, height: 1920 })).toEqual({ own: sizes[1], all: sizes });
});

it('one that hasn’t said, or says what no screen is, in the usual one', () => {
  for (const said of [undefined, { width: 0, height: 0 }, { width: 1920, height: 1e9 }])
    expect(sizesOf(said)).toEqual({ own: sizes[0], all: sizes });
});
