import type { CompoundEntry, CompoundFile } from './compound-file';
import type { OfficeFile } from './office-file';

/** Names of storages and streams are the same whatever their case ([MS-CFB] 2.6.4). */
const isCalled = (name: string) => (entry: CompoundEntry) => entry.name.toLowerCase() === name;

/** A document of Office 97 or WPS: the stream on top of it tells which, and others whether it brings programs along. */
export function oldOffice(file: CompoundFile): OfficeFile | null {
  const stream = (name: string) => file.entries.find((each) => each.isOnTop && isCalled(name)(each));
  // [MS-OVBA] 2.2.1: every project has this stream, in whatever storage.
  const hasVba = file.entries.some(isCalled('_vba_project'));
  if (stream('worddocument')) return { kind: 'doc', hasMacros: hasVba };
  const slides = stream('powerpoint document');
  if (slides) return { kind: 'ppt', hasMacros: hasVba || namesPrograms(file.read(slides)) };
  const book = stream('workbook');
  return book ? { kind: 'xls', hasMacros: hasVba || hasMacroSheet(file.read(book)) } : null;
}

const containers = new Set([0x03e8, 0x07d0, 0x03ff]);
const vbaInfo = 0x0400;

/** [MS-PPT] 2.4.11: PowerPoint packs a project into the slides' own stream, and says there that it has one. */
function namesPrograms(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 8 <= bytes.length;) {
    const type = view.getUint16(at + 2, true);
    const length = view.getUint32(at + 4, true);
    if (type === vbaInfo && at + 16 <= bytes.length && view.getUint32(at + 12, true) !== 0) return true;
    at += containers.has(type) ? 8 : 8 + length;
  }
  return false;
}

const [boundSheet, endOfGlobals] = [0x0085, 0x000a];

/** [MS-XLS] 2.4.28: a sheet of the programs that Excel had before VBA. */
function hasMacroSheet(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 4 <= bytes.length;) {
    const type = view.getUint16(at, true);
    if (type === endOfGlobals) return false;
    if (type === boundSheet && at + 10 <= bytes.length && view.getUint8(at + 9) === 1) return true;
    at += 4 + view.getUint16(at + 2, true);
  }
  return false;
}
