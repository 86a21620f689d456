import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PhoneDb, wipePhone } from './db';
import { PhoneDrafts, type StoredDraft } from './drafts';

let db: PhoneDb;
let rows: readonly StoredDraft[];
const failed = vi.fn();
const opened = async (on: PhoneDb | null = db) => {
  const drafts = new PhoneDrafts({ onChange: (all) => (rows = all), failed });
  await drafts.use(on);
  return drafts;
};

beforeEach(async () => {
  await wipePhone();
  failed.mockClear();
  db = await PhoneDb.open('account-1');
});
afterEach(async () => {
  vi.restoreAllMocks();
  db.close();
  await wipePhone();
});

it('S14 what was typed is there for the next page, the last text of each place', async () => {
  const drafts = await opened();
  for (const text of ['调', '调解', '调解了']) drafts.setItem('a', text);
  drafts.setItem('b', '异议');
  drafts.removeItem('b');
  expect(rows).toEqual([{ key: 'a', text: '调解了' }]);
  await vi.waitFor(async () => expect(await db.drafts.toArray()).toEqual(rows));
  db.close();
  db = await PhoneDb.open('account-1');
  const next = await opened();
  expect([next.length, next.key(0), next.getItem('a'), next.getItem('b')]).toEqual([1, 'a', '调解了', null]);
  expect(failed).not.toHaveBeenCalled();
});

it('S14 wiping the account’s data takes its drafts along', async () => {
  (await opened()).setItem('a', '调解');
  await vi.waitFor(async () => expect(await db.drafts.count()).toBe(1));
  db.close();
  await wipePhone({ known: 'account-1' });
  db = await PhoneDb.open('account-1');
  expect((await opened()).length).toBe(0);
});

it('S14 says when a draft can’t be stored, and has it all the same', async () => {
  const drafts = await opened();
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  drafts.setItem('a', '调解');
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
  expect(drafts.getItem('a')).toBe('调解');
});
