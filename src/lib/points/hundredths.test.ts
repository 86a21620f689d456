import { describe, expect, it } from 'vitest';
import { formatPoints, hundredthsOf, meanOf, parseHundredths } from '.';

describe('M2 points', () => {
  it.each([
    [4600, '46', '+46'],
    [4650, '46.5', '+46.5'],
    [4605, '46.05', '+46.05'],
    [500, '5', '+5'],
    [-200, '−2', '−2'],
    [-5, '−0.05', '−0.05'],
    [0, '0', '0'],
    [-0, '0', '0']
  ])('%d is written %s, signed %s', (points, plain, signed) => {
    expect(formatPoints(points)).toBe(plain);
    expect(formatPoints(points, { signed: true })).toBe(signed);
  });

  it.each([
    ['5', 500],
    ['+2.5', 250],
    ['-2.05', -205],
    ['−3', -300],
    ['-0', 0]
  ])('reads %s', (text, points) => expect(parseHundredths(text)).toBe(points));

  it.each(['', 'abc', '1.005', '1e3', '1,000', '.5', '5.', '1234567890', '--1'])(
    'doesn’t read “%s”',
    (text) => expect(parseHundredths(text)).toBeNull()
  );

  it('takes a file’s decimals exactly, and refuses a third', () => {
    expect([0.1, 1.15, -0.5, 8.2].map(hundredthsOf)).toEqual([10, 115, -50, 820]);
    expect(hundredthsOf(0.005)).toBeNull();
  });
});

it('M2 a mean is rounded half away from zero', () => {
  expect([meanOf(5, 2), meanOf(-5, 2), meanOf(4, 3), meanOf(-4, 3), meanOf(0, 7)]).toEqual([3, -3, 1, -1, 0]);
});
