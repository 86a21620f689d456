import { Unreadable } from '../upload';

export type SheetFileKind = 'xlsx' | 'csv';

const starts = (bytes: Uint8Array, ...head: number[]) => head.every((byte, at) => bytes[at] === byte);

/**
 * Tells a file's kind by its bytes, never by its name.
 * @throws Unreadable for a file that isn't read here; `old-workbook` tells how to save .xls, .et and locked
 * files anew
 */
export function fileKind(bytes: Uint8Array): SheetFileKind {
  if (bytes.length === 0) throw new Unreadable('empty-file');
  // An OLE container: Excel 97 (.xls), WPS (.et), and a workbook that is locked with a password.
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable('old-workbook');
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'xlsx';
  // No text file in UTF-8 or GBK has a NUL; "Unicode text" of Excel (UTF-16) has one in every second place.
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) throw new Unreadable('bad-encoding');
  if (bytes.subarray(0, 8192).includes(0)) throw new Unreadable('not-a-spreadsheet');
  return 'csv';
}
