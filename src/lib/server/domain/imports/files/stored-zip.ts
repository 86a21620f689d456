import { crc32 } from 'node:zlib';
import { zipOf } from '../../../platform/workbook/zip';

/**
 * An archive of parts as they are, unpacked. The spreadsheet library takes archives only; this one holds
 * nothing but what was checked, so that it never meets the bytes of a stranger's archive.
 */
export function storedZip(parts: ReadonlyMap<string, Uint8Array>): ArrayBuffer {
  const all = zipOf(
    [...parts].map(([path, data]) => ({ path, data, method: 0, crc: crc32(data), size: data.length }))
  );
  return all.buffer.slice(all.byteOffset, all.byteOffset + all.byteLength) as ArrayBuffer;
}
