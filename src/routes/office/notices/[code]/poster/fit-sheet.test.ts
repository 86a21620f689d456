import { expect, test } from 'vitest';
import { fittingSize, type SheetSize } from './fit-sheet';

/** A poster of rows that are 10, 8, 6 or 5 high, with 50 of other text, 30 of it below the rows. */
const poster = (rows: number) => (size: SheetSize) => {
  const height = rows * { large: 10, middle: 8, small: 6, tight: 5 }[size];
  return { whole: height + 50, toRows: height + 20 };
};

test('a poster keeps the size that its number of rows asks for, where one sheet holds it', () => {
  expect(fittingSize('large', 100, poster(5))).toEqual({ size: 'large', sheets: 'one' });
  expect(fittingSize('small', 100, poster(5))).toEqual({ size: 'small', sheets: 'one' });
});

test('rows become smaller until one sheet holds everything', () => {
  expect(fittingSize('large', 100, poster(6))).toEqual({ size: 'middle', sheets: 'one' });
  expect(fittingSize('large', 100, poster(10))).toEqual({ size: 'tight', sheets: 'one' });
});

test('on several sheets the last one has rows beside the address', () => {
  // In the smallest size all rows would stand on the first sheet, and the address alone on the second.
  expect(fittingSize('large', 100, poster(12))).toEqual({ size: 'middle', sheets: 'several' });
  expect(fittingSize('large', 100, poster(40))).toEqual({ size: 'tight', sheets: 'several' });
});
