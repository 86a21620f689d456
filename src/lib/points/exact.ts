import type { Hundredths } from './hundredths';

/** `n` ÷ `d` hundredths of a point, in lowest terms, `d` above 0. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

/**
 * A number of points that nothing has rounded (M2): whole hundredths as long as nothing was divided, which is all
 * that A, C and D ever see; a fraction after a weighting, a mean or a ballot.
 */
export type Exact = Hundredths | Fraction;

/**
 * `n` ÷ `d` in lowest terms.
 * @throws RangeError when `d` is 0
 */
export function fraction(n: number | bigint, d: number | bigint): Fraction {
  const over = BigInt(d);
  if (over === 0n) throw new RangeError('a division by 0');
  const sign = over < 0n ? -1n : 1n;
  const by = sign * commonDivisor(BigInt(n), over);
  return { n: BigInt(n) / by, d: over / by };
}

/** `a` + `b`, exactly. */
export function plus(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  const [x, y] = [wide(a), wide(b)];
  return fraction(x.n * y.d + y.n * x.d, x.d * y.d);
}

/** `a` − `b`, exactly. */
export function minus(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return plus(a, typeof b === 'number' ? -b : { n: -b.n, d: b.d });
}

/** Multiplies; a zero stays zero without any division. */
export function multiplied(a: Exact, by: Fraction): Exact {
  const { n, d } = wide(a);
  return n === 0n ? 0 : fraction(n * by.n, d * by.d);
}

/** `a` × `b`, exactly. */
export function product(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d);
}

/**
 * `a` ÷ `by`, exactly.
 * @throws RangeError when `by` is 0
 */
export function over(a: Exact, by: Hundredths): Fraction {
  const { n, d } = wide(a);
  return fraction(n, d * BigInt(by));
}

/** -1, 0 or 1. */
export function signOf(value: Exact): number {
  if (typeof value === 'number') return Math.sign(value);
  return value.n === 0n ? 0 : value.n < 0n ? -1 : 1;
}

/** Rounds to whole hundredths, half away from zero (M2): once, at the very end. */
export function rounded(value: Exact): Hundredths {
  if (typeof value === 'number') return value;
  const size = value.n < 0n ? -value.n : value.n;
  const whole = Number((2n * size + value.d) / (2n * value.d));
  return value.n < 0n && whole !== 0 ? -whole : whole;
}

function wide(value: Exact): Fraction {
  return typeof value === 'number' ? { n: BigInt(value), d: 1n } : value;
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
