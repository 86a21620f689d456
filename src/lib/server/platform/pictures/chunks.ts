/** Counts the chunks of a PNG by name (W3C PNG 5.3) up to its end, as far as they can be told apart. */
export function pngChunks(view: DataView): Map<string, number> {
  const names = new Map<string, number>();
  for (let at = 8; at + 8 <= view.byteLength && !names.has('IEND');) {
    const name = nameAt(view, at + 4);
    names.set(name, (names.get(name) ?? 0) + 1);
    at += 12 + view.getUint32(at);
  }
  return names;
}

/** The names of a WebP's chunks (RFC 9649 2.3), as far as they can be told apart. */
export function webpChunks(view: DataView): Set<string> {
  const names = new Set<string>();
  for (let at = 12; at + 8 <= view.byteLength;) {
    const size = view.getUint32(at + 4, true);
    names.add(nameAt(view, at));
    at += 8 + size + (size % 2);
  }
  return names;
}

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)));
}
