/** An exact number (M2), `n / d` with `d` above 0, by deliberately simple arithmetic. */
export interface OracleFraction {
  readonly n: bigint;
  readonly d: bigint;
}

export function fraction(n: bigint, d: bigint): OracleFraction {
  const sign = d < 0n ? -1n : 1n;
  let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? { n: 0n, d: 1n } : { n: (sign * n) / a, d: (sign * d) / a };
}

export const zero: OracleFraction = { n: 0n, d: 1n };

export function whole(number: number): OracleFraction {
  return { n: BigInt(number), d: 1n };
}

/** Reads figures with at most two decimals, as the rules and the ledgers have them. */
export function decimal(text: string): OracleFraction {
  const [, sign = '', digits = '0', decimals = ''] = /^([-−]?)(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  const hundredths = BigInt(digits) * 100n + BigInt(decimals.padEnd(2, '0'));
  return fraction(sign === '' ? hundredths : -hundredths, 100n);
}

export function plus(a: OracleFraction, b: OracleFraction): OracleFraction {
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function minus(a: OracleFraction, b: OracleFraction): OracleFraction {
  return plus(a, negative(b));
}

export function negative(a: OracleFraction): OracleFraction {
  return { n: -a.n, d: a.d };
}

export function times(a: OracleFraction, b: OracleFraction): OracleFraction {
  return fraction(a.n * b.n, a.d * b.d);
}

export function over(a: OracleFraction, b: OracleFraction): OracleFraction {
  return fraction(a.n * b.d, a.d * b.n);
}

export function sum(numbers: readonly OracleFraction[]): OracleFraction {
  return numbers.reduce(plus, zero);
}

/** Compares: below 0, 0 or above 0, as `a` is below, equal to or above `b`. */
export function compare(a: OracleFraction, b: OracleFraction): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function larger(a: OracleFraction, b: OracleFraction): OracleFraction {
  return compare(a, b) >= 0 ? a : b;
}

export function smaller(a: OracleFraction, b: OracleFraction): OracleFraction {
  return compare(a, b) <= 0 ? a : b;
}

/** Rounds half away from zero, to two decimals (M2). */
export function rounded(a: OracleFraction): OracleFraction {
  const size = a.n < 0n ? -a.n : a.n;
  const hundredths = (size * 200n + a.d) / (2n * a.d);
  return fraction(a.n < 0n ? -hundredths : hundredths, 100n);
}

/** The figure for display, rounded on its own. */
export function shown(a: OracleFraction): number {
  const { n, d } = rounded(a);
  return Number((n * 100n) / d) / 100;
}
