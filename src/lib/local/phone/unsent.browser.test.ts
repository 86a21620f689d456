import { beforeEach, expect, it } from 'vitest';
import { forgetAccount, rememberAccount } from './account';
import { accountsHere, PhoneDb, wipePhone } from './db';
import type { OutboxForm } from './outbox-form';
import { countUnsent } from './unsent';

const form = (key: string, state: OutboxForm['state']): OutboxForm => ({
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
  forgetAccount();
  await wipePhone();
});

it('S8 counts what the account that signed in last hasn’t sent: waiting, refused and half filled in, not received', async () => {
  const db = await PhoneDb.open('account-1');
  await db.outbox.bulkAdd([form('a', 'waiting'), form('b', 'received'), form('c', 'refused')]);
  await db.drafts.put({ key: 'draft account-1  /me/claims/new item=mediation', text: '{}' });
  db.close();
  expect(await countUnsent()).toBe(0);
  rememberAccount('account-1');
  expect(await countUnsent()).toBe(3);
});

it('S8 makes no database by counting', async () => {
  expect(await countUnsent('account-2')).toBe(0);
  expect(await accountsHere()).toEqual([]);
});
