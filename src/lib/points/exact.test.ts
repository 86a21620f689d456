import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, minus, multiplied, plus, rounded, signOf } from './exact';

describe('M2 exact numbers', () => {
  it.each([
    [1, 2, 1],
    [-1, 2, -1],
    [1, 3, 0],
    [-1, 3, 0],
    [149, 100, 1],
    [3, 2, 2],
    [-3, 2, -2],
    [5, -2, -3]
  ])('%d/%d is rounded half away from zero to %d', (n, d, whole) => {
    expect(rounded(fraction(n, d))).toBe(whole);
  });

  it('thirds make a whole again, and nothing is lost on the way', () => {
    const third = fraction(1, 3);
    expect(rounded(plus(plus(third, third), third))).toBe(1);
    expect(multiplied(300, third)).toEqual({ n: 100n, d: 1n });
    expect(signOf(minus(third, third))).toBe(0);
    expect(signOf(minus(0, third))).toBe(-1);
  });

  it('adding and taking off again leaves what there was', () => {
    const some = fc.tuple(fc.integer(), fc.integer({ min: 1, max: 5000 })).map(([n, d]) => fraction(n, d));
    fc.assert(
      fc.property(some, some, fc.integer(), (a, b, whole) => {
        expect(minus(plus(a, b), b)).toEqual(a);
        expect(rounded(minus(plus(a, whole), a))).toBe(whole);
      })
    );
  });

  it('dividing by 0 is an error, never infinity', () => {
    expect(() => fraction(1, 0)).toThrow(RangeError);
  });
});
