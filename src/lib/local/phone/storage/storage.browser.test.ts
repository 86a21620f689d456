import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import schemeText from '../../../schemes/community-cadres.yaml?raw';
import { makeDelta, since } from '../../../../../tests/fixtures/delta';
import { hangingOpen } from '../../../../../tests/fixtures/storage';
import { parseScheme } from '../../../points';
import { merge, type MyState } from '../../../sync';
import { applyDelta } from '../apply';
import { ownersHere, PhoneDb, wipePhone } from './db';
import { readPhone } from '../read';
import { PhoneStorage } from './storage';
import type { StorageFault } from './storage-fault';

const scheme = parseScheme(schemeText);
const first = makeDelta({ scheme, today: '2026-11-10' });
const last = makeDelta({ scheme, today: '2026-11-20' });
const difference = since(last, first);
const before = merge(null, first);
const after = merge(before, difference);

let state: MyState;
let faults: (StorageFault | null)[];
let shown: MyState[];
let storage: PhoneStorage;
beforeEach(async () => {
  await wipePhone();
  state = before;
  faults = [];
  shown = [];
  storage = storageOf(10_000);
});

function storageOf(patience: number, taken: { isTaken?: () => boolean; onTaken?: () => void } = {}) {
  return new PhoneStorage({
    owner: first.owner,
    current: () => state,
    onKept: (kept) => void shown.push(kept),
    onFault: (fault) => void faults.push(fault),
    onDatabase: () => {},
    onTaken: () => {},
    ...taken,
    patience
  });
}
afterEach(() => {
  storage.close();
  vi.restoreAllMocks();
});

/** Reads the database itself, whatever the storage under test believes. */
async function kept(): Promise<MyState | null> {
  const db = await PhoneDb.open(first.owner);
  const all = await readPhone(db);
  db.close();
  return all;
}

/** Takes the next answer as a page does: shown first, then kept. */
async function take(delta = difference, replaces = false): Promise<void> {
  state = replaces ? merge(null, delta) : merge(state, delta);
  await storage.keep(delta, replaces);
}

function failing(name: string): () => never {
  return () => {
    throw new DOMException('injected', name);
  };
}

describe('storage that works', () => {
  it('has what the page starts with, and each answer after it', async () => {
    await storage.open();
    expect(await kept()).toEqual(before);
    await take();
    expect(await kept()).toEqual(after);
    expect(new Set(faults)).toEqual(new Set([null]));
  });

  it('brings what another tab was answered', async () => {
    await storage.open();
    const other = await PhoneDb.open(first.owner);
    await applyDelta(other, difference);
    other.close();
    await vi.waitFor(() => expect(shown.at(-1)).toEqual(after));
  });

  it('lets what was there go where the server starts anew', async () => {
    state = after;
    await storage.open();
    await take(first, true);
    expect(await kept()).toEqual(before);
  });

  it('S8 makes no database anew for an account that another tab has signed out', async () => {
    const onTaken = vi.fn();
    storage = storageOf(10_000, { isTaken: () => true, onTaken });
    await storage.open();
    await take();
    expect(onTaken).toHaveBeenCalled();
    expect(await ownersHere()).toEqual([]);
  });

  it('S10 gives way to a newer version of its database and goes on with that, and the page isn’t loaded anew', async () => {
    const onTaken = vi.fn();
    storage = storageOf(10_000, { onTaken });
    await storage.open();
    const newer = await new Promise<IDBDatabase>((opened, failed) => {
      const request = indexedDB.open(`sunboard-me-${first.owner}`, 400);
      request.onsuccess = () => opened(request.result);
      request.onerror = () => failed(request.error);
    });
    await take();
    expect(await kept()).toEqual(after);
    newer.close();
    expect(onTaken).not.toHaveBeenCalled();
  });

  it('tells nothing and writes nothing once it is closed, also while it opens', async () => {
    const opening = storage.open();
    storage.close();
    await opening;
    await storage.keep(difference, false);
    expect(faults).toEqual([]);
    expect(await kept()).toBeNull();
  });
});

describe('storage that fails', () => {
  beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue());

  it('that can’t be opened is told, tried with the next answer, and written whole then', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(failing('UnknownError'));
    await storage.open();
    expect(faults).toEqual(['failed']);
    open.mockRestore();
    await take();
    expect(faults).toEqual(['failed', null]);
    expect(await kept()).toEqual(after);
  });

  it('that never opens is waited for no longer than it may take, and used when it comes after all', async () => {
    storage = storageOf(200);
    const opened = hangingOpen(`sunboard-me-${first.owner}`, 10);
    vi.spyOn(indexedDB, 'open').mockReturnValueOnce(opened.request);
    await storage.open();
    expect(faults).toEqual(['failed']);
    opened.goOn();
    await vi.waitFor(() => expect(faults.at(-1)).toBeNull());
    vi.restoreAllMocks();
    await take();
    expect(await kept()).toEqual(after);
  });

  it.each([
    [
      'takes a write back midway',
      'failed',
      (put: IDBObjectStore['put']) =>
        function (this: IDBObjectStore, ...row: Parameters<typeof put>) {
          const request = put.apply(this, row);
          this.transaction.abort();
          return request;
        }
    ],
    ['has no space', 'full', () => failing('QuotaExceededError')]
  ] as const)('that %s keeps what was there, and is written whole later', async (_, fault, broken) => {
    await storage.open();
    const put = IDBObjectStore.prototype.put;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(broken(put));
    await take();
    spy.mockRestore();
    expect(faults.at(-1)).toBe(fault);
    expect(await kept()).toEqual(before);
    const later = { ...since(last, last), at: '2026-11-20T23:00:00+08:00' };
    await take(later);
    expect(faults.at(-1)).toBeNull();
    expect(await kept()).toEqual(merge(after, later));
  });

  it('that the browser keeps closing is opened again by itself six times, and then with the next answer', async () => {
    // Its patience is waited out; a machine that took longer to open a database would make one more try.
    storage = storageOf(1000);
    const opened = vi.spyOn(indexedDB, 'open');
    const closeLast = () => {
      const { result } = opened.mock.results.at(-1)?.value as IDBOpenDBRequest;
      result.dispatchEvent(new Event('close'));
    };
    await storage.open();
    for (let times = 1; times <= 6; times++) {
      closeLast();
      await vi.waitFor(() => expect(faults).toHaveLength(times + 1));
      expect(opened).toHaveBeenCalledTimes(times + 1);
    }
    expect(faults.every((fault) => fault === null)).toBe(true);
    closeLast();
    expect(faults.at(-1)).toBe('failed');
    expect(opened).toHaveBeenCalledTimes(7);
    await take();
    expect(faults.at(-1)).toBeNull();
    expect(opened).toHaveBeenCalledTimes(8);
    expect(await kept()).toEqual(after);
  });

  it('that the browser closes, and doesn’t open at once, is tried again without an answer', async () => {
    storage = storageOf(1000);
    const opened = vi.spyOn(indexedDB, 'open');
    await storage.open();
    const { result } = opened.mock.results.at(-1)?.value as IDBOpenDBRequest;
    opened.mockImplementationOnce(failing('AbortError'));
    result.dispatchEvent(new Event('close'));
    await vi.waitFor(() => expect(faults).toEqual([null, 'failed', null]));
    expect(opened).toHaveBeenCalledTimes(3);
  });
});
