/** A box of an MP4, with its content's bounds. */
export interface Mp4Box {
  type: string;
  /** first byte of its head */
  at: number;
  /** first byte behind its head */
  from: number;
  /** first byte behind it */
  until: number;
}

/** The most boxes that are read: more are no film, but an attack on the reader. */
const most = 200;

/**
 * Reads the boxes that lie side by side between `from` and `until` (ISO/IEC 14496-12, 4.2); null when they
 * don't fit in.
 */
export function boxesIn(bytes: Uint8Array, { from, until }: Pick<Mp4Box, 'from' | 'until'>): Mp4Box[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const boxes: Mp4Box[] = [];
  for (let at = from; at + 8 <= until && boxes.length < most;) {
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    const short = view.getUint32(at);
    const isLong = short === 1 && at + 16 <= until;
    // 0: to the end of the file.
    const size = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? until - at : short;
    const head = isLong ? 16 : 8;
    if (size < head || at + size > until) return null;
    boxes.push({ type, at, from: at + head, until: at + size });
    at += size;
  }
  return boxes;
}
