import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PhoneDb, wipePhone } from '../storage/db';
import { PhoneDrafts, type StoredDraft } from './drafts';

let db: PhoneDb;
let rows: readonly StoredDraft[];
const failed = vi.fn();
const opened: PhoneDrafts[] = [];
const open = async (on: PhoneDb | null = db) => {
  const drafts = new PhoneDrafts({ onChange: (all) => (rows = all), failed });
  opened.push(drafts);
  await drafts.use(on, failed);
  return drafts;
};

beforeEach(async () => {
  await wipePhone();
  failed.mockClear();
  db = await PhoneDb.open('account-1');
});
afterEach(async () => {
  vi.restoreAllMocks();
  opened.splice(0).forEach((each) => each.stop());
  db.close();
  await wipePhone();
});

it('S14 what was typed is there for the next page, the last text of each place', async () => {
  const drafts = await open();
  for (const text of ['调', '调解', '调解了']) drafts.setItem('a', text);
  drafts.setItem('b', '异议');
  drafts.removeItem('b');
  expect(rows).toEqual([{ key: 'a', text: '调解了' }]);
  await vi.waitFor(async () => expect(await db.drafts.toArray()).toEqual(rows));
  await drafts.use(null, failed);
  db.close();
  db = await PhoneDb.open('account-1');
  const next = await open();
  expect([next.length, next.key(0), next.getItem('a'), next.getItem('b')]).toEqual([1, 'a', '调解了', null]);
  expect(failed).not.toHaveBeenCalled();
});

it('S14 wiping the account’s data takes its drafts along', async () => {
  (await open()).setItem('a', '调解');
  await vi.waitFor(async () => expect(await db.drafts.count()).toBe(1));
  db.close();
  await wipePhone({ known: 'account-1' });
  db = await PhoneDb.open('account-1');
  expect((await open()).length).toBe(0);
});

it('S14 says when a draft can’t be stored, and has it all the same', async () => {
  const drafts = await open();
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  drafts.setItem('a', '调解');
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
  expect(drafts.getItem('a')).toBe('调解');
});

it('S14 another tab’s drafts come and go here too, and leave alone what is typed here', async () => {
  const other = await PhoneDb.open('account-1');
  try {
    const here = await open();
    const there = await open(other);
    const texts = (drafts: PhoneDrafts) =>
      Array.from({ length: drafts.length }, (_, n) => drafts.key(n) ?? '').map(
        (key) => `${key} ${drafts.getItem(key) ?? ''}`
      );
    here.setItem('a', '调解');
    there.setItem('b', '异议');
    await vi.waitFor(() =>
      expect([texts(here), texts(there)]).toEqual([
        ['a 调解', 'b 异议'],
        ['a 调解', 'b 异议']
      ])
    );
    // Each letter is there at once, whatever the other tab stores meanwhile.
    for (let letters = 1; letters <= 50; letters += 1) {
      there.setItem('b', '异'.repeat(letters));
      here.setItem('a', '调'.repeat(letters));
      await new Promise((done) => requestAnimationFrame(done));
      expect(here.getItem('a')).toHaveLength(letters);
    }
    there.removeItem('b');
    await vi.waitFor(() => expect(texts(here)).toEqual([`a ${'调'.repeat(50)}`]));
    expect(failed).not.toHaveBeenCalled();
  } finally {
    other.close();
  }
});
