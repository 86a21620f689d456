import { expect, test } from 'vitest';
import { makeFeed } from '../../tests/fixtures/feed';
import { memoryFeedCache } from '../../tests/fixtures/memory-feed-cache';
import { FeedCache } from './feed-cache';

test('the newest of two generations comes back', async () => {
  const { kept, store } = memoryFeedCache();
  const cache = new FeedCache(store, 'demo');
  for (const revision of [1, 2, 3]) await cache.write(makeFeed({ revision }), revision);
  expect(kept.size).toBe(2);
  expect(await new FeedCache(store, 'demo').read()).toEqual({
    feed: makeFeed({ revision: 3 }),
    confirmed: 3
  });
});

test('a broken one gives way to the one before, and is the next to be written over', async () => {
  const { kept, store } = memoryFeedCache();
  const cache = new FeedCache(store, 'demo');
  for (const revision of [1, 2]) await cache.write(makeFeed({ revision }), revision);
  for (const copy of kept.values()) if (copy.order === 2) copy.text = copy.text.slice(0, 99);
  const broken: string[] = [];
  const again = new FeedCache(store, 'demo', (what) => broken.push(what));
  expect((await again.read())?.feed.revision).toBe(1);
  expect(broken).toEqual(["copy 2 isn't what was written"]);
  await again.write(makeFeed({ revision: 3 }), 3);
  expect([...kept.values()].map((each) => each.order).sort()).toEqual([1, 3]);
  expect((await new FeedCache(store, 'demo').read())?.feed.revision).toBe(3);
});

test('a copy of another version’s program is none, counts as older, and gives way to the first one that is', async () => {
  const { kept, store } = memoryFeedCache();
  const old = { board: 'demo', slot: 1, order: 9, confirmed: 1, feed: makeFeed(), digest: 'x' };
  kept.set('demo/1', { ...old, key: 'demo/1' } as never);
  const broken: string[] = [];
  const cache = new FeedCache(store, 'demo', (what) => broken.push(what));
  expect(await cache.read()).toBeNull();
  expect(broken).toEqual([]);
  await cache.write(makeFeed({ revision: 2 }), 2);
  const again = new FeedCache(store, 'demo');
  expect((await again.read())?.feed.revision).toBe(2);
  await again.write(makeFeed({ revision: 3 }), 3);
  expect((await new FeedCache(store, 'demo').read())?.feed.revision).toBe(3);
  // The two copies have the highest numbers, so a copy of another version counts as older.
  expect([...kept.values()].map(({ order }) => order).sort()).toEqual([10, 11]);
});

test('a copy in which anything was changed isn’t shown', async () => {
  const { kept, store } = memoryFeedCache();
  await new FeedCache(store, 'demo').write(makeFeed(), 1);
  for (const copy of kept.values())
    copy.text = JSON.stringify({ ...JSON.parse(copy.text), publicUrl: 'https://other' });
  expect(await new FeedCache(store, 'demo').read()).toBeNull();
});

test('another board’s copy isn’t shown', async () => {
  const { store } = memoryFeedCache();
  await new FeedCache(store, 'demo').write(makeFeed(), 1);
  expect(await new FeedCache(store, 'hall').read()).toBeNull();
});

test('a confirmation moves the age of the newest copy', async () => {
  const { store } = memoryFeedCache();
  const cache = new FeedCache(store, 'demo');
  await cache.write(makeFeed(), 1);
  await cache.confirm(9);
  expect((await cache.read())?.confirmed).toBe(9);
});
