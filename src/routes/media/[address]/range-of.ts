/** Bytes of a file, from one to before another. */
export interface ByteRange {
  from: number;
  until: number;
}

/**
 * The one range that a browser's player asks for (RFC 9110, 14.1.2); several at once, or another unit, get all of it.
 * @returns null: all of it
 */
export function rangeOf(header: string | null, size: number): ByteRange | 'unsatisfiable' | null {
  const [whole, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (whole === undefined || (first === '' && last === '')) return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { from: size - length, until: size };
  }
  const from = Number(first);
  const until = last === '' ? size : Math.min(Number(last) + 1, size);
  return from < until ? { from, until } : 'unsatisfiable';
}
