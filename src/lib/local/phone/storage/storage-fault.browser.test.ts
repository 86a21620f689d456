import { Dexie } from 'dexie';
import { afterEach, expect, it } from 'vitest';
import { PhoneDb, wipePhone } from './db';
import { storageFaultOf } from './storage-fault';

const full = new DOMException('injected', 'QuotaExceededError');

afterEach(() => wipePhone());

it('a disk is full as the browser says it, and as Dexie hands it on', async () => {
  expect(storageFaultOf(full)).toBe('full');
  expect(storageFaultOf(new Dexie.BulkError('1 of 2 operations failed', [full]))).toBe('full');

  // Chromium takes a transaction back when it finds no space at the commit, after each request has succeeded.
  const db = await PhoneDb.open('account-1');
  const written = db.transaction('rw', db.rest, ({ idbtrans }) => {
    Object.defineProperty(idbtrans, 'error', { value: full });
    idbtrans.abort();
  });
  const error: unknown = await written.then(
    () => null,
    (failed: unknown) => failed
  );
  db.close();
  expect(error).toMatchObject({ name: 'AbortError' });
  expect(storageFaultOf(error)).toBe('full');
});

it('all else is a failure', () => {
  expect(storageFaultOf(new DOMException('lost', 'UnknownError'))).toBe('failed');
  expect(storageFaultOf(new Dexie.AbortError('taken back'))).toBe('failed');
  expect(storageFaultOf('no error')).toBe('failed');
});
