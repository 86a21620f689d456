import { inflateRawSync } from 'node:zlib';
import { Unreadable } from '../upload';
import { zipDirectory, type ZipEntry } from './zip-directory';

/**
 * Unpacks the parts of an archive that `wanted` names. Declared sizes may lie, so the inflater itself stops at
 * them: no byte more than the directory has promised, and the promise was checked.
 */
export function unzip(bytes: Uint8Array, wanted: (path: string) => boolean): Map<string, Uint8Array> {
  const parts = zipDirectory(bytes).filter((part) => wanted(part.path));
  return new Map(parts.map((part) => [part.path, unpackPart(bytes, part)]));
}

/**
 * Unpacks one part of a workbook.
 * @throws Unreadable `oversized-workbook` when it holds more than it declares, `broken-workbook` when less
 */
export function unpackPart(bytes: Uint8Array, part: ZipEntry): Uint8Array {
  const packed = bytes.subarray(part.start, part.end);
  if (!part.deflated) return packed;
  try {
    const plain = inflateRawSync(packed, { maxOutputLength: Math.max(1, part.size) });
    if (plain.length === part.size) return plain;
  } catch (error) {
    if (error instanceof RangeError) throw new Unreadable('oversized-workbook');
    throw new Unreadable('broken-workbook');
  }
  throw new Unreadable('broken-workbook');
}
