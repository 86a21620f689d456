import type * as Idb from 'idb';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BoardStore } from './board-store';
import { ShownStore } from './shown-store';

vi.mock('idb', { spy: true });

let name = '';
let tests = 0;
beforeEach(() => void (name = `sunboard-database-test-${(tests += 1)}`));
afterEach(() => {
  vi.mocked(openDB).mockReset();
  vi.mocked(deleteDB).mockReset();
});

const copy = { board: 'demo', slot: 0, order: 1, confirmed: 7, text: '{}', digest: '0' } as const;
const instant = '2026-11-11T01:00:00.000Z';
const showing = {
  board: 'demo',
  notice: {
    ...{ code: 'a7k0m2', day: '2026-11-11', run: '0'.repeat(16), seconds: 1, open: 1 },
    ...{ first: instant, last: instant }
  },
  told: 0
};

/** As Chromium says it of files that a power cut has torn: until they are deleted. */
async function tear(): Promise<void> {
  const idb = await vi.importActual<typeof Idb>('idb');
  const torn = new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
  vi.mocked(openDB).mockRejectedValue(torn);
  vi.mocked(deleteDB).mockImplementation(async (gone) => {
    await idb.deleteDB(gone);
    vi.mocked(openDB).mockReset();
  });
}

test('a database of copies that can’t be opened any more is made anew by what is written, and the next start has it', async () => {
  await new BoardStore(name).write({ ...copy, slot: 1, text: 'old' });
  await tear();
  const store = new BoardStore(name);
  store.open();
  for (let n = 0; n < 3; n += 1) await expect(store.copies('demo')).rejects.toThrow('backing store');
  expect(deleteDB).not.toHaveBeenCalled();
  await store.write(copy);
  expect((await new BoardStore(name).copies('demo')).map(({ text }) => text)).toEqual(['{}']);
});

test('so is that of what was shown', async () => {
  await tear();
  const store = new ShownStore(name);
  await expect(store.all('demo')).rejects.toThrow('backing store');
  await store.write([showing]);
  expect(await new ShownStore(name).all('demo')).toMatchObject([showing]);
});

test('what fails once is only tried again', async () => {
  await new BoardStore(name).write({ ...copy, slot: 1 });
  vi.mocked(openDB).mockRejectedValueOnce(new DOMException('busy', 'UnknownError'));
  const store = new BoardStore(name);
  await expect(store.write(copy)).rejects.toThrow('busy');
  await store.write(copy);
  expect(deleteDB).not.toHaveBeenCalled();
  expect(await new BoardStore(name).copies('demo')).toHaveLength(2);
});

test('what a newer program has made stays, however often it can’t be opened', async () => {
  const newer = await openDB(name, 99);
  newer.close();
  const store = new BoardStore(name);
  for (let n = 0; n < 4; n += 1) await expect(store.write(copy)).rejects.toThrow('version');
  expect(deleteDB).not.toHaveBeenCalled();
});
