import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PhoneDb, wipePhone } from './storage/db';
import { SeenNews } from './seen';

let db: PhoneDb;
const opened: SeenNews[] = [];
const open = () => {
  const changed = vi.fn<(seen: readonly string[]) => void>();
  const news = new SeenNews([], changed);
  opened.push(news);
  return { news, seen: () => [...(changed.mock.lastCall?.[0] ?? [])].sort() };
};

beforeEach(async () => {
  await wipePhone();
  db = await PhoneDb.open('account-1');
});
afterEach(() => {
  opened.splice(0).forEach((each) => each.stop());
  db.close();
});

it('S11 keeps what was seen over a restart, and tells another tab', async () => {
  const here = open();
  await here.news.use(db, fail);
  const there = open();
  await there.news.use(db, fail);
  await here.news.add(['notice a', 'answer b 1']);
  await vi.waitFor(() => expect(there.seen()).toEqual(['answer b 1', 'notice a']));
  const later = open();
  await later.news.use(db, fail);
  await vi.waitFor(() => expect(later.seen()).toEqual(['answer b 1', 'notice a']));
});

it('S11 what the server sends anew doesn’t touch it, and wiping the phone does', async () => {
  const { news } = open();
  await news.use(db, fail);
  await news.add(['notice a']);
  await Promise.all(db.synced.map((table) => table.clear()));
  expect(await db.seen.count()).toBe(1);
  news.stop();
  db.close();
  await wipePhone();
  db = await PhoneDb.open('account-1');
  expect(await db.seen.count()).toBe(0);
});

it('S11 S10 remembers in the page where nothing is stored, and stores it once something does', async () => {
  const { news, seen } = open();
  await news.use(null, fail);
  await news.add(['notice a']);
  expect(seen()).toEqual(['notice a']);
  await news.use(db, fail);
  await vi.waitFor(async () => expect(await db.seen.toCollection().primaryKeys()).toEqual(['notice a']));
});

function fail(error: unknown): never {
  throw error;
}
