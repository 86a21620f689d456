import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BoardStore } from './store';
import { ShownStore } from './shown-store';

let name = '';
let tests = 0;
beforeEach(() => void (name = `sunboard-database-test-${(tests += 1)}`));
afterEach(() => vi.restoreAllMocks());

const copy = { board: 'demo', slot: 0, order: 1, confirmed: 7, text: '{}', digest: '0' } as const;
const instant = '2026-11-11T01:00:00.000Z';
const showing = {
  board: 'demo',
  notice: {
    code: 'a7k0m2',
    day: '2026-11-11',
    run: '0'.repeat(16),
    seconds: 1,
    open: 1,
    first: instant,
    last: instant
  },
  reported: 0
};

const deletions = () => vi.spyOn(IDBFactory.prototype, 'deleteDatabase');

/** Makes opening fail the way Chromium fails on files that a power cut has torn, until they are deleted. */
function tear() {
  const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
  });
  const { deleteDatabase } = IDBFactory.prototype;
  return deletions().mockImplementation((gone) => {
    open.mockRestore();
    return deleteDatabase.call(indexedDB, gone);
  });
}

test('a database of copies that can’t be opened any more is made anew by what is written, and the next start has it', async () => {
  await new BoardStore(name).write({ ...copy, slot: 1, text: 'old' });
  const deleted = tear();
  const store = new BoardStore(name);
  store.open();
  for (let n = 0; n < 3; n += 1) await expect(store.copies('demo')).rejects.toThrow('backing store');
  expect(deleted).not.toHaveBeenCalled();
  await store.write(copy);
  expect((await new BoardStore(name).copies('demo')).map(({ text }) => text)).toEqual(['{}']);
});

test('so is that of what was shown', async () => {
  tear();
  const store = new ShownStore(name);
  await expect(store.all('demo')).rejects.toThrow('backing store');
  await store.write([showing]);
  expect(await new ShownStore(name).all('demo')).toMatchObject([showing]);
});

test('what fails once is only tried again', async () => {
  await new BoardStore(name).write({ ...copy, slot: 1 });
  const deleted = deletions();
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementationOnce(() => {
    throw new DOMException('busy', 'UnknownError');
  });
  const store = new BoardStore(name);
  await expect(store.write(copy)).rejects.toThrow('busy');
  await store.write(copy);
  expect(deleted).not.toHaveBeenCalled();
  expect(await new BoardStore(name).copies('demo')).toHaveLength(2);
});

test('what a newer program has made stays, however often it can’t be opened', async () => {
  await new Promise<void>((made) => {
    const newer = indexedDB.open(name, 99);
    newer.onsuccess = () => {
      newer.result.close();
      made();
    };
  });
  const deleted = deletions();
  const store = new BoardStore(name);
  for (let n = 0; n < 4; n += 1) await expect(store.write(copy)).rejects.toThrow('version');
  expect(deleted).not.toHaveBeenCalled();
});

test('a write that fails midway leaves what was there', async () => {
  const store = new ShownStore(name);
  await store.write([showing]);
  // A function can't be stored.
  const broken = { ...showing, reported: (() => 1) as unknown as number };
  const more = { ...showing, reported: 5 };
  await expect(store.write([more, broken])).rejects.toThrow('could not be cloned');
  expect(await store.all('demo')).toMatchObject([showing]);
});

test('a database that the browser closes is opened again', async () => {
  const open = vi.spyOn(IDBFactory.prototype, 'open');
  const store = new BoardStore(name);
  await store.write(copy);
  const { result } = open.mock.results[0]?.value as IDBOpenDBRequest;
  result.close();
  result.dispatchEvent(new Event('close'));
  expect(await store.copies('demo')).toHaveLength(1);
});
