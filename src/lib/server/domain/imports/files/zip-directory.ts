import { importLimits } from '../limits';
import { Unreadable } from '../upload';

/** One part of a zip archive, as its central directory declares it; `end` is where its packed bytes end. */
export interface ZipEntry {
  path: string;
  packed: number;
  size: number;
  deflated: boolean;
  start: number;
  end: number;
}

type ZipLimits = Record<'parts' | 'inflated' | 'ratio', number>;

const broken = () => new Unreadable('broken-workbook');
const bomb = () => new Unreadable('oversized-workbook');

/**
 * Reads an archive's directory and unpacks nothing (APPNOTE 6.3.10, without ZIP64, which no file of 5 MB needs).
 * Refuses what only a crafted file has: parts that overlap, paths that leave the archive, two parts of one name,
 * sizes that no spreadsheet reaches.
 * @param most what it may hold: a workbook's limits, unless said
 */
export function zipDirectory(bytes: Uint8Array, most: ZipLimits = importLimits): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const foot = findFoot(view);
  const count = view.getUint16(foot + 10, true);
  if (count > most.parts) throw bomb();
  if (view.getUint16(foot + 4, true) !== 0 || view.getUint16(foot + 8, true) !== count) throw broken();

  const directory = view.getUint32(foot + 16, true);
  if (directory + view.getUint32(foot + 12, true) > foot) throw broken();
  const parts: ZipEntry[] = [];
  let at = directory;
  for (let index = 0; index < count; index++) {
    if (at + 46 > foot || view.getUint32(at, true) !== 0x02014b50) throw broken();
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > foot) throw broken();
    parts.push(readPart(bytes, view, { at, nameLength, directory }, most));
    at = next;
  }
  checkTogether(parts, most);
  return parts;
}

/** Finds the end record, which is the last one, before a comment of at most 65,535 bytes. */
function findFoot(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw broken();
}

function readPart(
  bytes: Uint8Array,
  view: DataView,
  { at, nameLength, directory }: Record<'at' | 'nameLength' | 'directory', number>,
  most: ZipLimits
): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  if (flags & 0x0041) throw new Unreadable('locked-workbook');
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) throw broken();

  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  if (method === 0 && packed !== size) throw broken();
  if (size > most.inflated || (size > 65536 && size > packed * most.ratio)) throw bomb();

  const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  if (/^[/\\]|\\|\0|^[a-z]:|(^|\/)\.\.(\/|$)/i.test(path)) throw broken();

  const head = view.getUint32(at + 42, true);
  if (head + 30 > directory || view.getUint32(head, true) !== 0x04034b50) throw broken();
  const start = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
  const end = start + packed;
  if (end > directory) throw broken();
  return { path, packed, size, deflated: method === 8, start, end };
}

function checkTogether(parts: readonly ZipEntry[], most: ZipLimits): void {
  if (parts.reduce((sum, part) => sum + part.size, 0) > most.inflated) throw bomb();
  // Windows and macOS take names that differ in case for one.
  if (new Set(parts.map((part) => part.path.toLowerCase())).size !== parts.length) throw broken();
  const inPlace = [...parts].sort((a, b) => a.start - b.start);
  inPlace.forEach((part, index) => {
    const before = inPlace[index - 1];
    // Parts that share bytes are how a small file declares petabytes (Fifield 2019).
    if (before && part.start < before.end + 30) throw bomb();
  });
}
