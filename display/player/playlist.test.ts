import { expect, test } from 'vitest';
import { makeFeed, sampleAnnouncements } from '../../tests/fixtures/feed';
import type { BoardFeed, PlaylistItem } from '$lib/sync';
import { countedPages } from '../../tests/fixtures/text-pages';
import type { Layout } from '../scenes/paging';
import { hangingAt } from './hanging';
import { publishedOf, slotsOfNews } from './news';
import { emergencySlots, playlist } from './playlist';
import { slotKey, type Slot } from './slot';

const noon = { date: '2026-11-11', minute: 720 };
const keys = (slots: readonly Slot[]) => slots.map(slotKey);
const slotsOf = (feed: BoardFeed, layout: Layout = 'landscape', moment = noon) =>
  playlist({ feed, layout, pages: countedPages }, moment);
/** The first round, up to where the standings begin again. */
const round = (slots: readonly Slot[]) => {
  const again = keys(slots).indexOf(keys(slots)[0] ?? '', 1);
  return again < 0 ? slots : slots.slice(0, again);
};

test('the usual order: three pages of standings for 24 people, the first three, changes in parts', () => {
  expect(keys(round(slotsOf(makeFeed({ people: 24 }))))).toEqual([
    'standings/0',
    'standings/1',
    'standings/2',
    'honours/0',
    'honours/1',
    'changes/0',
    'changes/1',
    'changes/2',
    'notice/k7f3a9',
    'announcement/a7k0m2/0',
    'trend'
  ]);
});

test('an announcement hangs from its very first moment, and at that of its end no more', () => {
  const [announcement] = makeFeed().announcements;
  if (!announcement) return expect.fail('no announcement');
  const from = Date.parse('2026-11-11T08:00:00+08:00');
  const until = Date.parse('2026-11-11T18:00:00+08:00');
  const published = new Date(from).toISOString();
  const ends = { ...announcement, published, until: new Date(until).toISOString() };
  const hung = (announcements: BoardFeed['announcements'], now: number) =>
    hangingAt({ ...makeFeed(), announcements }, now).announcements.length;
  expect([from - 1, from, until - 1, until, until + 1].map((now) => hung([ends], now))).toEqual([
    ...[0, 1, 1, 0, 0]
  ]);
  // Without an end it stays. An end that is written in another zone is the same moment.
  const open = { ...announcement, published };
  expect([from - 1, from, until, until + 1e12].map((now) => hung([open], now))).toEqual([0, 1, 1, 1]);
  const elsewhere = { ...ends, until: '2026-11-11T18:00:00+08:00' };
  expect([until - 1, until].map((now) => hung([elsewhere], now))).toEqual([1, 0]);
  // Everything else in the feed stays as it is.
  const feed = makeFeed();
  expect(hangingAt(feed, from - 1e12)).toEqual({ ...feed, announcements: [] });
});

test('the cycle has as many rounds as its longest list needs, and every page of it once', () => {
  const slots = slotsOf(makeFeed({ people: 24 }));
  const changes = keys(slots).filter((key) => key.startsWith('changes'));
  expect(changes).toEqual(Array.from({ length: 6 }, (_, page) => `changes/${page}`));
  expect(keys(slots).filter((key) => key === 'trend')).toHaveLength(2);
});

test.each([3, 9, 24, 60, 200])(
  '%i people: everybody’s page comes, and a notice within five minutes',
  (people) => {
    for (const layout of ['landscape', 'portrait'] as const) {
      const slots = slotsOf(makeFeed({ people }), layout);
      const [first] = slots.filter(({ scene }) => scene === 'standings');
      const pages = first && 'pages' in first ? first.pages : 0;
      expect(new Set(keys(slots).filter((key) => key.startsWith('standings'))).size).toBe(pages);
      let since = 0;
      for (const { scene, seconds } of [...slots, ...slots]) {
        since = scene === 'notice' ? 0 : since + seconds;
        expect(since).toBeLessThan(300);
      }
    }
  }
);

test.each([
  ['many pages of announcements, over the end of the round', 12, undefined],
  ['lines of ten minutes', 1, 600]
])('a notice comes within five minutes beside %s, but for one turn that is longer', (_, count, lasting) => {
  const body = Array.from({ length: 300 }, (__, n) => `第${n}位居民`).join('\n');
  const announcements = Array.from({ length: count }, (__, n) => ({ title: `公告${n}`, body }));
  const feed = makeFeed({ people: 60, announcements });
  const lines = (['trend', 'announcement', 'honours', 'clock'] as const).map((scene) => ({
    id: scene,
    scene,
    seconds: lasting ?? 15
  }));
  for (const drawn of [feed, { ...feed, playlist: lines }]) {
    const slots = slotsOf(drawn);
    let since = 0;
    for (const { scene, seconds } of [...slots, ...slots, ...slots]) {
      since = scene === 'notice' ? 0 : since + seconds;
      expect(since).toBeLessThanOrEqual(Math.max(300, seconds));
    }
  }
});

test('what there is nothing of is left out; with nothing at all it is the clock', () => {
  const scenes = (options: Parameters<typeof makeFeed>[0]) => [
    ...new Set(slotsOf(makeFeed(options), 'portrait').map((slot) => slot.scene))
  ];
  expect(scenes({ announcements: [] })).toEqual(['standings', 'honours', 'changes', 'notice', 'trend']);
  expect(scenes({ notice: 'none' })).toEqual(['announcement']);
  expect(scenes({ notice: 'none', announcements: [] })).toEqual(['clock']);
});

test('a long announcement gets several pages, each with its text', () => {
  const body = '社区干部将逐户查看燃气软管、取暖炉和烟道，不收取任何费用。'.repeat(20);
  const slots = round(slotsOf(makeFeed({ announcements: [{ title: '长', body }] })));
  const pages = slots.filter((slot) => slot.scene === 'announcement');
  expect(pages.length).toBeGreaterThan(2);
  expect(new Set(keys(pages)).size).toBe(pages.length);
  expect(pages.flatMap((slot) => ('text' in slot ? slot.text : [])).join('')).toBe(body);
});

const item = (scene: PlaylistItem['scene'], more: Partial<PlaylistItem> = {}): PlaylistItem => ({
  id: scene,
  scene,
  seconds: 20,
  ...more
});
const listed = (playlist: PlaylistItem[], options: Parameters<typeof makeFeed>[0] = {}) => ({
  ...makeFeed({ people: 8, ...options }),
  playlist
});

test('a playlist says what, in which order and how long; an open notice is in it all the same, behind the lists', () => {
  const slots = slotsOf(listed([item('trend'), item('standings', { seconds: 30 }), item('announcement')]));
  expect(keys(slots)).toEqual(['trend', 'standings/0', 'notice/k7f3a9', 'announcement/a7k0m2/0']);
  expect(slots.map(({ seconds }) => seconds)).toEqual([20, 30, 15, 20]);
});

test('a notice whose window is over stands on no playlist; without a playlist it does', () => {
  const over = { date: '2026-11-30', minute: 720 };
  expect(keys(slotsOf(listed([item('trend')]), 'landscape', over))).toEqual(['trend']);
  expect(keys(slotsOf(makeFeed({ people: 8 }), 'landscape', over))).toContain('notice/k7f3a9');
});

test('an item counts on its days and hours only, by the unit’s clock', () => {
  const feed = listed([
    item('trend', { when: { hours: [{ from: 480, until: 720 }] } }),
    item('clock', { when: { weekdays: [3], except: ['2026-11-18'] } })
  ]);
  const at = (date: string, minute: number) =>
    keys(slotsOf(feed, 'landscape', { date, minute })).filter((key) => !key.startsWith('notice'));
  expect(at('2026-11-11', 600)).toEqual(['trend', 'clock']);
  expect(at('2026-11-11', 720)).toEqual(['clock']);
  expect(at('2026-11-12', 600)).toEqual(['trend']);
  expect(at('2026-11-18', 600)).toEqual(['trend']);
});

test('a playlist of which nothing is on now: the open notice alone; without one the clock', () => {
  const over = [item('trend', { when: { last: '2026-11-10' } })];
  expect(keys(slotsOf(listed(over)))).toEqual(['notice/k7f3a9']);
  expect(keys(slotsOf(listed(over, { notice: 'none' })))).toEqual(['clock']);
});

test('one announcement by its code; one that doesn’t hang any more is passed over', () => {
  const announcements = [...sampleAnnouncements, { title: '二', body: '文。' }];
  const only = listed([item('announcement', { code: 'a7k1m2' })], { announcements });
  expect(keys(slotsOf(only))).toEqual(['notice/k7f3a9', 'announcement/a7k1m2/0']);
  expect(keys(slotsOf(listed([item('announcement', { code: 'gone' })])))).toEqual(['notice/k7f3a9']);
});

const emergency = (id: string, from: string, until: string) => ({
  id,
  title: '三号院燃气泄漏',
  text: '请立即离开。',
  by: '阳光社区',
  drill: false,
  from: `2026-11-11T${from}:00+08:00`,
  until: `2026-11-11T${until}:00+08:00`
});

test('emergencies are in force between their instants, each with its text', () => {
  const feed = {
    ...makeFeed(),
    emergencies: [emergency('b', '10:00', '11:00'), emergency('a', '09:00', '10:30')]
  };
  const at = (time: string) =>
    keys(
      emergencySlots(
        { feed, layout: 'landscape', pages: countedPages },
        Date.parse(`2026-11-11T${time}+08:00`)
      )
    );
  expect(at('08:59:59')).toEqual([]);
  expect(at('09:00:00')).toEqual(['emergency/a/0']);
  expect(at('10:00:00')).toEqual(['emergency/b/0', 'emergency/a/0']);
  expect(at('10:30:00')).toEqual(['emergency/b/0']);
  expect(at('11:00:00')).toEqual([]);
});

test('news: a new announcement with all its pages, else a new notice from its first page', () => {
  const before = makeFeed({ announcements: [] });
  const announced = makeFeed();
  expect(keys(slotsOfNews(before, announced, slotsOf(announced)))).toEqual(['announcement/a7k0m2/0']);
  const republished = makeFeed({ today: '2026-12-11', announcements: [] });
  expect(keys(slotsOfNews(before, republished, slotsOf(republished)))).toEqual([
    ...['standings/0', 'standings/1', 'standings/2'],
    'notice/k7f3a9'
  ]);
});

test('what only changes in place, or goes, is no news', () => {
  const before = makeFeed({ announcements: [...sampleAnnouncements, { title: '二', body: '文。' }] });
  expect(slotsOfNews(before, makeFeed(), slotsOf(makeFeed()))).toEqual([]);
});

test('a notice that is still open hangs beside the newer one', () => {
  const feed = makeFeed();
  const [earlier] = [makeFeed({ today: '2026-10-09' }).notice];
  if (!earlier) throw new Error('the factory makes a notice');
  const open = { ...earlier, snapshot: { ...earlier.snapshot, code: 'older11' } };
  const notices = keys(round(slotsOf({ ...feed, alsoOpen: [open] }))).filter((key) =>
    key.startsWith('notice')
  );
  expect(notices).toEqual(['notice/k7f3a9', 'notice/older11']);
});

test('a half-year beside its last month has standings of its own, and is news when it comes', () => {
  const month = makeFeed({ people: 6 });
  const [front] = [month.notice];
  if (!front) throw new Error('no notice');
  const half = {
    digest: 'a'.repeat(64),
    snapshot: { ...front.snapshot, code: 'h7f3a9', period: '2026-H1', changes: [] }
  };
  const both = { ...month, revision: month.revision + 1, alsoOpen: [half] };
  const slots = slotsOf(both);
  expect(keys(round(slots)).filter((key) => /standings|notice/.test(key))).toEqual([
    'standings/0',
    'standings/h7f3a9/0',
    'notice/k7f3a9',
    'notice/h7f3a9'
  ]);
  const news = slotsOfNews(month, both, slots);
  expect(keys(news)).toEqual(['standings/h7f3a9/0', 'notice/h7f3a9']);
  const [first] = news;
  expect(first && publishedOf(both, first)).toBe(Date.parse(front.snapshot.published));
  const earlier = { ...half, snapshot: { ...front.snapshot, code: 'm7f3a9', period: '2026-09' } };
  expect(keys(slotsOf({ ...month, alsoOpen: [earlier] }))).not.toContain('standings/m7f3a9/0');
});

test('what mends a notice follows it, and is news when it comes; a long one takes several rounds', () => {
  const before = makeFeed({ announcements: [] });
  const after = makeFeed({ announcements: [], corrected: 15 });
  const slots = slotsOf(after);
  expect(keys(round(slots)).slice(-4)).toEqual([
    'notice/k7f3a9',
    'supplement/s7f3a9/0',
    'supplement/s7f3a9/1',
    'trend'
  ]);
  expect(keys(slotsOfNews(before, after, slots))[0]).toBe('supplement/s7f3a9/0');
  expect(slotsOfNews(after, after, slots)).toEqual([]);
  expect(keys(slots)).toContain('supplement/s7f3a9/3');
});

/** The longest time without a notice in a repeated cycle, in seconds. */
function longestWithoutNotice(slots: readonly Slot[]): number {
  let [longest, away] = [0, 0];
  for (const slot of [...slots, ...slots]) {
    away = slot.scene === 'notice' ? 0 : away + slot.seconds;
    longest = Math.max(longest, away);
  }
  return longest;
}

test('however long an announcement is, it takes its turn in parts, and the notice comes back within minutes', () => {
  const [announcement] = makeFeed().announcements;
  if (!announcement) return expect.fail('no announcement');
  const long = { ...announcement, body: Array.from({ length: 300 }, (_, n) => `第${n}位居民`).join('\n') };
  const slots = slotsOf({ ...makeFeed({ people: 24 }), announcements: [long] });
  const pages = keys(slots).filter((key) => key.startsWith('announcement'));
  expect(pages.length).toBeGreaterThan(20);
  expect(pages).toEqual(Array.from(pages, (_, page) => `announcement/${long.code}/${page}`));
  expect(keys(round(slots)).filter((key) => key.startsWith('announcement')).length).toBeLessThanOrEqual(8);
  expect(longestWithoutNotice(slots)).toBeLessThanOrEqual(330);
});

test('a playlist of hours brings the notice back every few minutes', () => {
  const hours: PlaylistItem[] = Array.from({ length: 40 }, (_, n) => ({
    id: `line-${n}`,
    scene: 'trend',
    seconds: 600
  }));
  const slots = slotsOf({ ...makeFeed({ people: 24 }), playlist: hours });
  expect(slots.filter(({ scene }) => scene === 'notice').length).toBeGreaterThanOrEqual(40);
  expect(longestWithoutNotice(slots)).toBe(600);
});
