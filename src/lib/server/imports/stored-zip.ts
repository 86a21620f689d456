import { crc32 } from 'node:zlib';

/**
 * An archive of parts as they are, unpacked. The spreadsheet library takes archives only; this one holds
 * nothing but what was checked, so that it never meets the bytes of a stranger's archive.
 */
export function storedZip(parts: ReadonlyMap<string, Uint8Array>): ArrayBuffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, data] of parts) {
    const name = Buffer.from(path);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2); // names are UTF-8
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = [Buffer.from([0x50, 0x4b, 3, 4]), common, name, Buffer.from(data)];
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, name);
    bodies.push(...local);
    offset += local.reduce((sum, piece) => sum + piece.length, 0);
  }
  const index = Buffer.concat(directory);
  const foot = Buffer.alloc(22);
  foot.writeUInt32LE(0x06054b50, 0);
  foot.writeUInt16LE(parts.size, 8);
  foot.writeUInt16LE(parts.size, 10);
  foot.writeUInt32LE(index.length, 12);
  foot.writeUInt32LE(offset, 16);
  const all = Buffer.concat([...bodies, index, foot]);
  return all.buffer.slice(all.byteOffset, all.byteOffset + all.byteLength) as ArrayBuffer;
}
