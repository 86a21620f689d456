/** An element of a WebM, with its content's bounds. */
export interface Element {
  id: number;
  /** first byte of its head */
  at: number;
  /** first byte behind its head */
  from: number;
  /** first byte behind it */
  until: number;
  /** whether it says to be longer than there are bytes */
  isCut: boolean;
}

/** The most elements that are read: no film's head has more, and the film itself follows it. */
const most = 400;

/**
 * Reads the elements that lie side by side between `from` and `until` (RFC 8794), as far as they can be
 * told apart.
 */
export function elementsIn(bytes: Uint8Array, { from, until }: Pick<Element, 'from' | 'until'>): Element[] {
  const found: Element[] = [];
  for (let at = from; at < until && found.length < most;) {
    const id = vint(bytes, at, 'id');
    const size = id && vint(bytes, at + id.width, 'size');
    if (!id || !size) break;
    const begins = at + id.width + size.width;
    // An element's head that reaches beyond its parent is invalid.
    if (begins > until) break;
    // A length of all ones is unknown, so the element takes the rest.
    const ends = size.value === null ? until : Math.min(until, begins + size.value);
    const isCut = size.value !== null && begins + size.value > until;
    found.push({ id: id.value ?? 0, at, from: begins, until: ends, isCut });
    at = ends;
  }
  return found;
}

/** An unsigned integer or a float, by how many bytes it has; null for anything longer. */
export function elementNumber(bytes: Uint8Array, { id, from, until }: Element): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, until - from);
  const isFloat = id === 0x4489;
  if (isFloat && view.byteLength === 4) return view.getFloat32(0);
  if (isFloat && view.byteLength === 8) return view.getFloat64(0);
  if (isFloat || view.byteLength > 6) return null;
  let value = 0;
  for (let at = 0; at < view.byteLength; at += 1) value = value * 256 + view.getUint8(at);
  return value;
}

/** A number of variable width: an id keeps the bit that tells the width, a size doesn't. */
function vint(bytes: Uint8Array, at: number, kind: 'id' | 'size') {
  const first = bytes[at] ?? 0;
  const width = Math.clz32(first) - 23;
  if (width > (kind === 'id' ? 4 : 8) || at + width > bytes.length) return null;
  let value = kind === 'id' ? first : first & (0xff >> width);
  let isUnknown = value === 0xff >> width;
  for (let n = 1; n < width; n += 1) {
    const byte = bytes[at + n] ?? 0;
    isUnknown &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { width, value: kind === 'size' && (isUnknown || !Number.isSafeInteger(value)) ? null : value };
}
