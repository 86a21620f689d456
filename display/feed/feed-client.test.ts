import type { BoardFeed } from '$lib/sync';
import { expect, test } from 'vitest';
import { makeFeed } from '../../tests/fixtures/feed';
import { ManualTime } from '../../tests/fixtures/manual-time';
import { memoryFeedCache } from '../../tests/fixtures/memory-feed-cache';
import { Clock } from '../player/clock';
import type { Contact } from '../player/freshness';
import { FeedCache } from './feed-cache';
import type { LoadedFeed } from './load-feed';
import { FeedClient } from './feed-client';

const start = Date.parse('2026-11-11T09:32:00+08:00');

/**
 * A board's surroundings: a server that answers with `answer`, a disk, and an event line on which the test
 * speaks.
 */
function setUp({ answer = { kind: 'failed', why: 'away' } as LoadedFeed, disk = memoryFeedCache() } = {}) {
  const time = new ManualTime();
  const shown: number[] = [];
  const trouble: string[] = [];
  const asked: (string | null)[] = [];
  const say = { rev: (_: string) => {}, open: () => {}, beat: (_?: string) => {}, error: () => {} };
  const state = {
    answer,
    /** the server answers when this resolves */
    gate: Promise.resolve(),
    contact: { confirmed: null, line: 'lost', behind: false } as Contact,
    unknown: 0,
    unpaired: [] as boolean[],
    outdated: 0,
    opened: [] as number[],
    /** number of open lines */
    open: 0
  };
  const clock = new Clock({ monotonic: () => time.now, device: () => start + time.now });
  const feedClient = new FeedClient({
    load(etag) {
      asked.push(etag);
      const { answer, gate } = state;
      return gate.then(() => answer);
    },
    open(after) {
      state.opened.push(after);
      state.open++;
      return {
        addEventListener(type, listener) {
          if (type === 'rev') say.rev = (data) => listener({ data });
          else if (type !== 'spread') say[type] = (data?: string) => listener({ data });
        },
        close: () => state.open--
      };
    },
    cache: new FeedCache(disk.store, 'demo'),
    clock,
    later: time.later,
    random: () => 1,
    onFeed: (feed) => shown.push(feed.revision),
    onContact: (contact) => (state.contact = contact),
    onUnknown: () => state.unknown++,
    onUnpaired: (ended) => state.unpaired.push(ended),
    onOutdated: () => state.outdated++,
    onTrouble: (what, kind) => trouble.push(kind ? `${kind}: ${what}` : what)
  });
  return { time, shown, trouble, asked, say, state, feedClient, disk, clock };
}

const feed = (revision: number): LoadedFeed => ({
  kind: 'feed',
  feed: makeFeed({ revision }),
  etag: `"${revision}"`,
  heard: null
});
const settle = () => new Promise((done) => setImmediate(done));
const copyOf = async (it: BoardFeed, confirmed: number) => {
  const disk = memoryFeedCache();
  await new FeedCache(disk.store, 'demo').write(it, confirmed);
  return disk;
};

test('without a server the last copy is shown, with its own age', async () => {
  const { feedClient, shown, state } = setUp({
    disk: await copyOf(makeFeed({ revision: 40 }), start - 5000)
  });
  await feedClient.start();
  await settle();
  expect(shown).toEqual([40]);
  expect(state.contact).toEqual({ confirmed: start - 5000, line: 'lost', behind: false });
  expect(state.opened).toEqual([40]);
});

test('the server’s feed replaces the copy and is kept', async () => {
  const { feedClient, shown, disk, state } = setUp({
    answer: feed(41),
    disk: await copyOf(makeFeed({ revision: 40 }), start)
  });
  await feedClient.start();
  await settle();
  expect(shown).toEqual([40, 41]);
  expect(state.contact).toMatchObject({ confirmed: start, line: 'live' });
  expect((await new FeedCache(disk.store, 'demo').read())?.feed.revision).toBe(41);
});

test('an announced revision is fetched at once; until it is here the board is behind', async () => {
  const { feedClient, shown, say, state, asked } = setUp({ answer: feed(41) });
  await feedClient.start();
  await settle();
  state.answer = feed(42);
  say.rev('42');
  expect(state.contact.behind).toBe(true);
  await settle();
  expect(shown).toEqual([41, 42]);
  expect(state.contact.behind).toBe(false);
  expect(asked).toEqual([null, '"41"']);
});

test('a revision that comes while one is being fetched isn’t lost', async () => {
  const { feedClient, shown, say, state } = setUp({ answer: feed(41) });
  await feedClient.start();
  await settle();
  state.answer = feed(42);
  say.rev('42');
  say.rev('43');
  state.answer = feed(43);
  await settle();
  expect(shown).toEqual([41, 42, 43]);
});

test('a server whose other process hasn’t heard of it yet is asked again, until it has', async () => {
  const { feedClient, shown, state, say, time } = setUp({ answer: feed(41) });
  await feedClient.start();
  await settle();
  say.open();
  await settle();
  state.answer = { kind: 'same', heard: null };
  say.rev('42');
  await settle();
  expect(state.contact.behind).toBe(true);
  state.answer = feed(42);
  time.advance(1_000);
  await settle();
  expect(shown).toEqual([41, 42]);
  expect(state.contact.behind).toBe(false);
});

test('a forged event takes nothing from the screen, and makes it ask ever more rarely', async () => {
  const { feedClient, shown, asked, state, say, time } = setUp({ answer: feed(41) });
  await feedClient.start();
  await settle();
  say.open();
  await settle();
  state.answer = { kind: 'same', heard: null };
  for (const forged of ['x', '', '1e99', '9007199254740991']) say.rev(forged);
  const before = asked.length;
  for (let second = 0; second < 600; second += 1) {
    say.beat();
    time.advance(1_000);
    await settle();
  }
  expect(shown).toEqual([41]);
  expect(asked.length - before).toBeLessThan(25);
});

test('what was announced and never comes is forgotten after a minute, the board is current again, and the office told', async () => {
  const { feedClient, shown, state, say, time, trouble } = setUp({ answer: feed(41) });
  await feedClient.start();
  await settle();
  say.open();
  await settle();
  state.answer = { kind: 'same', heard: null };
  const seconds = async (count: number, each = () => {}) => {
    for (let second = 0; second < count; second += 1) {
      each();
      say.beat();
      time.advance(1_000);
      await settle();
    }
  };
  const reported = () => trouble.filter((what) => what.startsWith('news: '));
  say.rev('9007199254740991');
  await seconds(55);
  expect(state.contact.behind).toBe(true);
  expect(reported()).toEqual([]);
  await seconds(100);
  expect(state.contact).toEqual({ confirmed: start + time.now - 1000, line: 'live', behind: false });
  expect(reported()).toEqual(['news: revision 9007199254740991 was announced, and there is none']);
  // Forged revisions come one after the other, but the board is current again and again.
  let forged = 100;
  await seconds(600, () => say.rev(String((forged += 1))));
  expect(start + time.now - (state.contact.confirmed ?? 0)).toBeLessThan(120_000);
  // A true revision is still fetched at once.
  state.answer = feed(42);
  say.rev('42');
  await settle();
  expect(shown).toEqual([41, 42]);
});

test('what isn’t true to its digest is refused: what stands stays, and the office is to be told', async () => {
  const { feedClient, shown, state, say, time, trouble, disk } = setUp({ answer: feed(41) });
  await feedClient.start();
  await settle();
  state.answer = { kind: 'refused' };
  say.rev('42');
  await settle();
  expect(shown).toEqual([41]);
  expect(trouble.filter((what) => what.startsWith('feed: '))).toHaveLength(1);
  expect((await new FeedCache(disk.store, 'demo').read())?.feed.revision).toBe(41);
  state.answer = feed(42);
  time.advance(60_000);
  await settle();
  expect(shown).toEqual([41, 42]);
});

test('while nothing is announced it looks once an hour, so that a result that was confirmed meanwhile shows', async () => {
  const { feedClient, say, time, state, asked, shown } = setUp({ answer: feed(41) });
  await feedClient.start();
  await settle();
  state.answer = { kind: 'same', heard: null };
  say.open();
  await settle();
  const before = asked.length;
  const beats = (minutes: number) => {
    for (let i = 0; i < minutes * 6; i++) {
      time.advance(10_000);
      say.beat();
    }
  };
  beats(53);
  expect(asked).toHaveLength(before);
  const reported = { ...makeFeed({ revision: 41 }), over: [{ code: 'k7f3a9', confirmed: '2026-11-19' }] };
  state.answer = { kind: 'feed', feed: reported, etag: '"more"', heard: null };
  beats(2);
  await settle();
  beats(55);
  await settle();
  expect(asked).toHaveLength(before + 2);
  expect(shown).toEqual([41, 41]);
});

test('a failing server is asked again after a pause, and the content stays', async () => {
  const { feedClient, shown, state, time, trouble } = setUp({
    disk: await copyOf(makeFeed({ revision: 40 }), start)
  });
  await feedClient.start();
  await settle();
  expect(trouble).toEqual(['no feed: away']);
  state.answer = feed(41);
  time.advance(500);
  await settle();
  expect(shown).toEqual([40, 41]);
});

test('a beat moves the age, a lost line stops it', async () => {
  const { feedClient, say, state, time } = setUp({ answer: feed(41) });
  await feedClient.start();
  await settle();
  time.advance(10_000);
  say.beat();
  expect(state.contact.confirmed).toBe(start + 10_000);
  time.advance(5_000);
  say.error();
  expect(state.contact).toEqual({ confirmed: start + 10_000, line: 'lost', behind: false });
});

test('back on the line, it asks for what no event repeats; the same revision isn’t shown twice', async () => {
  const { feedClient, shown, say, state, time, asked } = setUp({ answer: feed(41) });
  await feedClient.start();
  await settle();
  say.open();
  await settle();
  say.error();
  time.advance(500);
  state.answer = { kind: 'same', heard: null };
  say.open();
  await settle();
  expect(asked).toEqual([null, '"41"', '"41"']);
  expect(shown).toEqual([41]);
  expect(state.contact.line).toBe('live');
});

test('a server that was set up anew counts from the beginning, and is believed', async () => {
  const { feedClient, shown, say, state } = setUp({ answer: feed(41) });
  await feedClient.start();
  await settle();
  say.rev('41');
  state.answer = feed(3);
  say.open();
  await settle();
  expect(shown).toEqual([41, 3]);
  expect(state.contact.behind).toBe(false);
});

test('no such board, and no copy: it says so; with a copy the content stays', async () => {
  const bare = setUp({ answer: { kind: 'unknown' } });
  await bare.feedClient.start();
  await settle();
  expect(bare.state.unknown).toBe(1);
  const kept = setUp({ answer: { kind: 'unknown' }, disk: await copyOf(makeFeed(), start) });
  await kept.feedClient.start();
  await settle();
  expect(kept.state.unknown).toBe(0);
});

test('a program below the protocol: it is told each time that the server says so, and the copy stays on', async () => {
  const { feedClient, shown, state, time, disk } = setUp({
    answer: { kind: 'outdated' },
    disk: await copyOf(makeFeed(), start)
  });
  await feedClient.start();
  await settle();
  expect([state.outdated, shown, disk.kept.size]).toEqual([1, [41], 1]);
  time.advance(1_000);
  await settle();
  expect(state.outdated).toBe(2);
  expect(state.contact).toMatchObject({ confirmed: start, line: 'lost' });
  state.answer = feed(42);
  time.advance(2_000);
  await settle();
  expect(shown).toEqual([41, 42]);
});

test('ended by the office: its copy goes, no line or timer stays, and it is told once', async () => {
  const { feedClient, shown, state, say, disk, time, asked } = setUp({ answer: feed(41) });
  await feedClient.start();
  await settle();
  expect(disk.kept.size).toBe(1);
  state.answer = { kind: 'unpaired', ended: true };
  say.rev('42');
  await settle();
  expect(state.unpaired).toEqual([true]);
  expect(disk.kept.size).toBe(0);
  expect(state.open).toBe(0);
  const questions = asked.length;
  time.advance(10 * 60_000);
  await settle();
  expect(asked).toHaveLength(questions);
  expect(shown).toEqual([41]);
});

test('a server that doesn’t know it any more, first heard with a copy at hand: the copy goes too', async () => {
  const { feedClient, state, disk } = setUp({
    answer: { kind: 'unpaired', ended: false },
    disk: await copyOf(makeFeed(), start)
  });
  await feedClient.start();
  await settle();
  expect(state.unpaired).toEqual([false]);
  expect(disk.kept.size).toBe(0);
});

test('a stream that is refused is asked about; one that breaks off isn’t at once', async () => {
  const { feedClient, state, say, time, asked } = setUp({ answer: feed(41) });
  await feedClient.start();
  await settle();
  say.open();
  await settle();
  const before = asked.length;
  say.error();
  await settle();
  expect(asked).toHaveLength(before);
  state.answer = { kind: 'unpaired', ended: true };
  time.advance(500);
  say.error();
  await settle();
  expect(state.unpaired).toEqual([true]);
});

test('a disk that hangs doesn’t keep it from saying that it belongs to nobody', async () => {
  const { feedClient, state, disk, time } = setUp({ answer: { kind: 'unpaired', ended: true } });
  disk.store.clear = () => new Promise(() => {});
  await feedClient.start();
  await settle();
  expect(state.unpaired).toEqual([]);
  time.advance(1500);
  await settle();
  expect(state.unpaired).toEqual([true]);
});

test('what the copy shows already isn’t shown again; a new address is, without a new revision', async () => {
  const copy = makeFeed({ revision: 41, publicUrl: null });
  const { feedClient, shown, state, say } = setUp({ answer: feed(41), disk: await copyOf(copy, start) });
  state.answer = {
    kind: 'feed',
    feed: { ...copy, at: '2026-11-11T10:00:00+08:00' },
    etag: '"a"',
    heard: null
  };
  await feedClient.start();
  await settle();
  expect(shown).toEqual([41]);
  state.answer = feed(41);
  say.open();
  await settle();
  expect(shown).toEqual([41, 41]);
});

test('stopped while the copy is read: nothing is shown, asked or opened', async () => {
  const { feedClient, shown, asked, state } = setUp({
    answer: feed(41),
    disk: await copyOf(makeFeed(), start)
  });
  const started = feedClient.start();
  feedClient.stop();
  await started;
  await settle();
  expect(shown).toEqual([]);
  expect(asked).toEqual([]);
  expect(state.opened).toEqual([]);
});

test.each([feed(41), { kind: 'failed', why: 'away' }] satisfies LoadedFeed[])(
  'stopped while the server is asked: $kind comes to nothing, and no line or timer stays',
  async (answer) => {
    const { feedClient, shown, asked, state, disk, time } = setUp({ answer });
    let letGo = () => {};
    state.gate = new Promise((done) => (letGo = done));
    await feedClient.start();
    feedClient.stop();
    letGo();
    await settle();
    time.advance(10 * 60_000);
    await settle();
    expect(shown).toEqual([]);
    expect(asked).toHaveLength(1);
    expect(state.opened).toHaveLength(1);
    expect(state.open).toBe(0);
    expect(disk.kept.size).toBe(0);
  }
);

/** A disk on which reading hangs until the test lets it answer. */
async function slowDisk(revision: number) {
  const disk = await copyOf(makeFeed({ revision }), start - 5000);
  const { copies } = disk.store;
  let answer = () => {};
  const gate = new Promise<void>((done) => (answer = done));
  disk.store.copies = (board) => gate.then(() => copies(board));
  return { disk, answer: () => answer() };
}

test('a disk that never answers: after a moment the server is asked, and its feed shown', async () => {
  const { disk } = await slowDisk(40);
  const { feedClient, shown, time, state, trouble } = setUp({ answer: feed(41), disk });
  const started = feedClient.start();
  time.advance(1499);
  await settle();
  expect(shown).toEqual([]);
  time.advance(1);
  await started;
  await settle();
  expect(shown).toEqual([41]);
  expect(state.contact).toMatchObject({ line: 'live', behind: false });
  expect(trouble).toEqual(['the disk takes long']);
});

test('a copy that comes late is shown when the server has sent nothing', async () => {
  const { disk, answer } = await slowDisk(40);
  const { feedClient, shown, time } = setUp({ disk });
  void feedClient.start();
  time.advance(1500);
  await settle();
  answer();
  await settle();
  expect(shown).toEqual([40]);
});

test('a copy that comes late gives way to the server’s feed, which is kept as the newer one', async () => {
  const { disk, answer } = await slowDisk(40);
  const { feedClient, shown, time } = setUp({ answer: feed(41), disk });
  void feedClient.start();
  time.advance(1500);
  await settle();
  answer();
  await settle();
  expect(shown).toEqual([41]);
  expect((await new FeedCache(disk.store, 'demo').read())?.feed.revision).toBe(41);
});

test('a server’s clock from before the notice was published doesn’t move the board’s', async () => {
  const { feedClient, state } = setUp({
    answer: {
      ...feed(41),
      heard: { server: Date.parse('2020-01-01T00:00:00Z'), grain: 0, asked: 0, came: 0 }
    } as LoadedFeed
  });
  await feedClient.start();
  await settle();
  expect(state.contact.confirmed).toBe(start);
});

test('a disk that refuses doesn’t keep the board from showing', async () => {
  const disk = memoryFeedCache();
  disk.store.copies = () => Promise.reject(new Error('QuotaExceeded'));
  disk.store.write = () => Promise.reject(new Error('QuotaExceeded'));
  const { feedClient, shown, trouble } = setUp({ answer: feed(41), disk });
  await feedClient.start();
  await settle();
  expect(shown).toEqual([41]);
  expect(trouble).toHaveLength(2);
});

test('an answer that was long on its way leaves the clock in doubt: a few more are asked for, then none', async () => {
  const { feedClient, time, asked, state, say } = setUp({
    answer: { ...feed(41), heard: { server: start, grain: 0, asked: -900, came: 0 } } as LoadedFeed
  });
  await feedClient.start();
  await settle();
  const slow = () => ({ server: start + time.now - 400, grain: 0, asked: time.now - 900, came: time.now });
  for (let i = 0; i < 12; i++) {
    state.answer = { kind: 'same', heard: slow() };
    time.advance(15_000);
    say.beat();
    await settle();
  }
  expect(asked).toHaveLength(7);
});

test('an answer that was quick is enough, and beats lead the clock on', async () => {
  const { feedClient, time, asked, say, clock } = setUp({
    answer: { ...feed(41), heard: { server: start + 500, grain: 0, asked: -20, came: 0 } } as LoadedFeed
  });
  await feedClient.start();
  await settle();
  expect(clock.now()).toBe(start + 510);
  time.advance(20_000);
  expect(asked).toHaveLength(1);
  say.beat(String(start + 20_900));
  time.advance(20_000);
  expect(clock.now()).toBeGreaterThan(start + 40_900);
});
