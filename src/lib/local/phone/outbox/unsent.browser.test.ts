import { beforeEach, expect, it } from 'vitest';
import { accountsHere, PhoneDb, wipePhone } from '../storage/db';
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
  expect(await countUnsent('account-1')).toBe(1);
});

it('S8 makes no database by counting', async () => {
  expect(await countUnsent()).toBe(0);
  expect(await accountsHere()).toEqual([]);
});
