import { beforeEach, expect, it, vi } from 'vitest';
import { ownersHere, PhoneDb, wipePhone } from '../storage/db';
import { Outbox } from './outbox';
import { unstoredLock, type OutboxForm } from './outbox-form';
import type { StoredForm } from './stored-form';
import { countUnsent } from './unsent';

const form = (key: string, state: OutboxForm['state']): StoredForm => ({
  key,
  action: '/me/claims/new',
  fields: [['item', 'mediation']],
  file: null,
  about: '',
  at: 0,
  state,
  refusal: null
});

beforeEach(async () => {
  await wipePhone();
});

it('S8 counts what was not sent, in each unit: waiting, refused and half filled in, not received', async () => {
  const db = await PhoneDb.open('account-1');
  await db.outbox.bulkAdd([form('a', 'waiting'), form('b', 'received'), form('c', 'refused')]);
  await db.drafts.put({ key: 'draft account-1  /me/claims/new item=mediation', text: '{}' });
  db.close();
  const other = await PhoneDb.open('account-1.branch');
  await other.outbox.add(form('d', 'waiting'));
  other.close();
  expect(await countUnsent()).toBe(4);
  expect(await countUnsent({ owner: 'account-1', keys: [] })).toBe(1);
});

it('S8 S10 counts what a window has in its memory alone, until the server or the database has it', async () => {
  const outbox = new Outbox({
    owner: 'account-1',
    send: async () => ({ end: 'received' }),
    onChange: () => undefined,
    sentForms: () => import('./sent-forms')
  });
  const { state: _, at, refusal: __, ...filled } = form('a', 'waiting');
  await outbox.add({ ...filled, file: null }, at);
  await outbox.add({ ...filled, key: 'b', file: null }, at);
  await vi.waitFor(async () => expect(await countUnsent()).toBe(2));
  expect(await countUnsent({ owner: 'account-1', keys: ['a'] })).toBe(1);
  await outbox.drop(['a']);
  await vi.waitFor(async () => expect(await countUnsent()).toBe(1));
  await outbox.flush('epoch-1');
  await vi.waitFor(async () => expect(await countUnsent()).toBe(0));
});

it('S8 S10 counts them also where the phone’s storage can’t be read', async () => {
  const release = await new Promise<() => void>((held) => {
    void navigator.locks.request(unstoredLock + 'a', () => new Promise<void>((end) => held(end)));
  });
  vi.spyOn(console, 'warn').mockReturnValue();
  const blocked = vi.spyOn(indexedDB, 'databases').mockRejectedValue(new Error('blocked'));
  expect(await countUnsent()).toBe(1);
  release();
  await vi.waitFor(() => expect(countUnsent()).rejects.toThrow('blocked'));
  blocked.mockRestore();
});

it('S8 makes no database by counting', async () => {
  expect(await countUnsent()).toBe(0);
  expect(await ownersHere()).toEqual([]);
});
