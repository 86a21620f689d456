import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import schemeText from '../../schemes/community-cadres.yaml?raw';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { hangingOpen } from '../../../../tests/fixtures/storage';
import { parseScheme } from '../../points';
import { merge } from '../../sync';
import { applyDelta } from './apply';
import { PhoneDb, wipePhone } from './storage/db';
import { startFromPhone } from './start';

const full = makeDelta({ scheme: parseScheme(schemeText) });

beforeEach(async () => {
  await wipePhone();
  const db = await PhoneDb.open(full.owner);
  await applyDelta(db, full);
  db.close();
});
afterEach(() => vi.restoreAllMocks());

it('starts from what it has of the account that is signed in, and of no other', async () => {
  expect(await startFromPhone(full.owner)).toEqual({ state: merge(null, full), seen: [], fault: null });
  expect(await startFromPhone('account-2')).toEqual({ state: null, seen: [], fault: null });
});

it('needs no list of databases', async () => {
  vi.spyOn(indexedDB, 'databases').mockReturnValue(new Promise(() => undefined));
  expect((await startFromPhone(full.owner)).state).not.toBeNull();
});

it.each([
  [
    'can’t be opened',
    (): IDBOpenDBRequest => {
      throw new DOMException('lost', 'UnknownError');
    }
  ],
  ['never opens', () => hangingOpen(`sunboard-me-${full.owner}`).request]
])('a database that %s is a fault, and no failure', async (_, open) => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(indexedDB, 'open').mockImplementation(open);
  expect(await startFromPhone(full.owner, 50)).toEqual({ state: null, seen: [], fault: 'failed' });
  expect(warn.mock.lastCall?.[0]).toBeInstanceOf(Error);
});
