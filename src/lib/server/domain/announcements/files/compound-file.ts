/** A name in a compound file: a storage holds others, a stream bytes. */
export interface CompoundEntry {
  name: string;
  kind: 'storage' | 'stream' | 'root';
  /** whether it belongs to no storage */
  isOnTop: boolean;
  start: number;
  size: number;
}

export interface CompoundFile {
  entries: readonly CompoundEntry[];
  read(stream: CompoundEntry): Uint8Array;
}

const kinds: Record<number, CompoundEntry['kind'] | undefined> = { 1: 'storage', 2: 'stream', 5: 'root' };
const lastSector = 0xfffffffa;
const nobody = 0xffffffff;

/**
 * The container of Office 97 and WPS ([MS-CFB]): a small file system of sectors. Chains that lead round in circles end.
 * @throws RangeError when it isn't whole
 */
export function openCompound(bytes: Uint8Array): CompoundFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const sectorShift = view.getUint16(30, true);
  const miniShift = view.getUint16(32, true);
  if ((sectorShift !== 9 && sectorShift !== 12) || miniShift !== 6) throw new RangeError('no such sectors');
  const sectorSize = 1 << sectorShift;
  const sectorsHere = Math.ceil(bytes.length / sectorSize);
  /** The last one may be cut short: some programs don't fill it up. */
  const sector = (no: number) => bytes.subarray((no + 1) * sectorSize, (no + 2) * sectorSize);
  const numbersIn = (no: number) => {
    const from = (no + 1) * sectorSize;
    return Array.from({ length: sectorSize / 4 }, (_, at) => view.getUint32(from + at * 4, true));
  };
  const chain = (first: number, next: (no: number) => number | undefined) => {
    const all = new Set<number>();
    for (let no = first; no < lastSector && !all.has(no); no = next(no) ?? nobody) all.add(no);
    return [...all];
  };

  const tables = Array.from({ length: 109 }, (_, at) => view.getUint32(76 + at * 4, true));
  const further = chain(view.getUint32(68, true), (no) => numbersIn(no)[sectorSize / 4 - 1]);
  for (const no of further) tables.push(...numbersIn(no).slice(0, -1));
  const table = tables
    .filter((no) => no < lastSector)
    .slice(0, sectorsHere)
    .flatMap(numbersIn);
  const sectorsOf = (first: number) => Buffer.concat(chain(first, (no) => table[no]).map(sector));

  const directory = sectorsOf(view.getUint32(48, true));
  const entries = entriesIn(directory);
  const root = entries.find(({ kind }) => kind === 'root');
  const miniTable = sectorsOf(view.getUint32(60, true));
  const mini = root ? sectorsOf(root.start) : Buffer.alloc(0);
  const cutoff = view.getUint32(56, true);
  const miniNext = (no: number) => (no * 4 + 4 <= miniTable.length ? miniTable.readUInt32LE(no * 4) : nobody);
  return {
    entries,
    read({ start, size }) {
      const whole =
        size >= cutoff
          ? sectorsOf(start)
          : Buffer.concat(chain(start, miniNext).map((no) => mini.subarray(no * 64, no * 64 + 64)));
      return whole.subarray(0, size);
    }
  };
}

/**
 * Reads the directory entries (2.6.1): each has 128 bytes; those of one storage form a tree, whose top the
 * storage names.
 */
function entriesIn(directory: Buffer): CompoundEntry[] {
  const slots = Array.from({ length: Math.floor(directory.length / 128) }, (_, no) =>
    directory.subarray(no * 128, no * 128 + 128)
  );
  const onTop = new Set<number>();
  const todo = [slots[0]?.readUInt32LE(76) ?? nobody];
  for (let no = todo.pop(); no !== undefined; no = todo.pop()) {
    const slot = slots[no];
    if (!slot || onTop.has(no)) continue;
    onTop.add(no);
    todo.push(slot.readUInt32LE(68), slot.readUInt32LE(72));
  }
  return slots.flatMap((slot, no): CompoundEntry[] => {
    const kind = kinds[slot[66] ?? 0];
    if (!kind) return [];
    const length = Math.max(0, Math.min(64, slot.readUInt16LE(64)) - 2);
    const name = slot.subarray(0, length).toString('utf16le');
    return [
      { name, kind, isOnTop: onTop.has(no), start: slot.readUInt32LE(116), size: slot.readUInt32LE(120) }
    ];
  });
}
