/** A range of a file's bytes: `from` is included, `until` isn't. */
export interface ByteRange {
  from: number;
  until: number;
}

/**
 * Reads the Range header that a browser's player sends (RFC 9110, 14.1.2). Several ranges, or another unit
 * than bytes, get the whole file.
 * @param size of the file in bytes
 * @returns null for the whole file
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
