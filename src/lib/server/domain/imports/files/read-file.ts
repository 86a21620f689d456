import type { Sheet } from '$lib/tables';
import { importLimits } from '../limits';
import { Unreadable, type Upload } from '../upload';
import { readSpreadsheet } from './read-spreadsheet';
import { readTextTable } from './read-text-table';

const starts = (bytes: Uint8Array, ...head: number[]) => head.every((byte, at) => bytes[at] === byte);

/**
 * Reads the sheets of a file, which is told by its bytes, never by its name: .xlsx, .ods, .xls, .et, or text between commas or tabs
 * in UTF-8, UTF-16 or GBK.
 *
 * @throws Unreadable
 */
export function readFile({ bytes }: Pick<Upload, 'bytes'>): Sheet[] {
  if (bytes.length === 0) throw new Unreadable('empty-file');
  if (bytes.length > importLimits.file)
    throw new Unreadable('file-too-large', { limit: importLimits.file / 1024 / 1024 });
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06))
    return readSpreadsheet(bytes, 'archive');
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return readSpreadsheet(bytes, 'compound');
  return [readTextTable(bytes)];
}
