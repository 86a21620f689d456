/** A part of an archive, packed already or stored as it is. */
export interface WrittenZipPart {
  path: string;
  data: Uint8Array;
  /** 0: stored, 8: deflated */
  method: 0 | 8;
  crc: number;
  /** size of the unpacked data */
  size: number;
}

/**
 * An archive of these parts (APPNOTE 6.3.3): every length precedes its part, as the strictest reader wants
 * it.
 */
export function zipOf(parts: readonly WrittenZipPart[]): Buffer {
  const bodies: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, data, method, crc, size } of parts) {
    const name = Buffer.from(path);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2); // names are UTF-8
    common.writeUInt16LE(method, 4);
    common.writeUInt16LE(0x21, 8); // 1 January 1980: equal content makes an equal file
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(name.length, 22);
    const local = [Buffer.from([0x50, 0x4b, 3, 4]), common, name, data];
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, name);
    bodies.push(...local);
    offset += local.reduce((sum, piece) => sum + piece.length, 0);
  }
  const index = Buffer.concat(directory);
  const foot = Buffer.alloc(22);
  foot.writeUInt32LE(0x06054b50, 0);
  foot.writeUInt16LE(parts.length, 8);
  foot.writeUInt16LE(parts.length, 10);
  foot.writeUInt32LE(index.length, 12);
  foot.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, index, foot]);
}
