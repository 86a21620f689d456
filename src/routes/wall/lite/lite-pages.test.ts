import { expect, test } from 'vitest';
import { makeFeed } from '../../../../tests/fixtures/feed';
import type { BoardFeed } from '$lib/sync';
import { announcementsAlone, litePages, pagesAtOnce } from './lite-pages';

const at = (time: string) => ({ now: Date.parse(`2026-11-11T${time}:00+08:00`), nights: true });
const scenes = (feed: BoardFeed, when: { now: number; nights: boolean }) => [
  ...new Set(litePages(feed, when).map(({ scene }) => scene))
];

test('by day the whole board’s programme, in its order', () => {
  expect(scenes(makeFeed(), at('10:00'))).toEqual([
    ...(['standings', 'honours', 'changes', 'notice', 'announcement', 'trend'] as const)
  ]);
});

test('a playlist says what, for how long and at which hours; what may be objected to is always in it', () => {
  const morning = { hours: [{ from: 8 * 60, until: 12 * 60 }] };
  const feed = {
    ...makeFeed(),
    playlist: [
      { id: 'p1', scene: 'announcement' as const, seconds: 25 },
      { id: 'p2', scene: 'trend' as const, seconds: 12, when: morning }
    ]
  };
  expect(scenes(feed, at('10:00'))).toEqual(['notice', 'announcement', 'trend']);
  expect(scenes(feed, at('15:00'))).toEqual(['notice', 'announcement']);
  expect(litePages(feed, at('15:00')).find(({ scene }) => scene === 'announcement')?.seconds).toBe(25);
});

test('at night the hour; with nothing to show the clock', () => {
  expect(scenes(makeFeed(), at('23:30'))).toEqual(['night']);
  expect(scenes(makeFeed(), { ...at('23:30'), nights: false })).toContain('standings');
  expect(scenes(makeFeed({ notice: 'none', announcements: [] }), at('10:00'))).toEqual(['clock']);
});

test('an emergency comes first, for as long as it lasts', () => {
  const emergency = {
    id: 'e1',
    title: '燃气泄漏',
    text: '走东门\n不要开灯',
    drill: false,
    by: '阳光社区',
    from: '2026-11-11T10:00:00+08:00',
    until: '2026-11-11T10:30:00+08:00'
  };
  const feed = { ...makeFeed(), emergencies: [emergency] };
  expect(litePages(feed, at('10:10'))[0]).toMatchObject({
    scene: 'emergency',
    data: { emergency, text: ['走东门', '不要开灯'] }
  });
  expect(scenes(feed, at('10:31'))).not.toContain('emergency');
  const drill = { ...emergency, id: 'd1', drill: true, until: '2026-11-11T11:00:00+08:00' };
  const both = { ...feed, emergencies: [drill, emergency] };
  expect(scenes(both, at('10:10')).filter((scene) => scene === 'emergency')).toHaveLength(1);
  expect(litePages(both, at('10:10'))[0]).toMatchObject({ data: { emergency: { drill: false } } });
  expect(litePages(both, at('10:31'))[0]).toMatchObject({ data: { emergency: { drill: true } } });
});

test('each page of an emergency has the number to call', () => {
  const emergency = {
    id: 'e1',
    title: '燃气泄漏',
    text: '请不要开关任何电器，不要使用明火，不要乘坐电梯，扶老携幼走楼梯。\n'.repeat(6) + '拨打 96777。',
    drill: false,
    by: '阳光社区',
    from: '2026-11-11T10:00:00+08:00',
    until: '2026-11-11T10:30:00+08:00'
  };
  const shown = litePages({ ...makeFeed(), emergencies: [emergency] }, at('10:10')).filter(
    ({ scene }) => scene === 'emergency'
  );
  expect(shown.length).toBeGreaterThan(1);
  for (const { data } of shown) expect(data).toMatchObject({ call: ['96777'], isWhole: false });
});

test('an announcement’s pictures have pages of their own behind its words; a film takes no longer than its line', () => {
  const address = (n: number) => `${String(n).repeat(32)}.png`;
  const media = [
    { address: address(1), words: '门口的通知', width: 40, height: 30 },
    { address: address(2), words: '怎样关总阀', width: 640, height: 360, seconds: 90 }
  ];
  const [announcement] = makeFeed().announcements;
  if (!announcement) return expect.fail('no announcement');
  const body = '\u0002明天\u0003\n九点起停水';
  const pages = litePages({ ...makeFeed(), announcements: [{ ...announcement, body, media }] }, at('10:00'));
  const own = pages.flatMap((page) => (page.scene === 'announcement' ? [page] : [])).slice(0, 3);
  expect(own.map(({ data: { shown, paragraphs }, at, of }) => [shown?.words ?? paragraphs, at, of])).toEqual([
    [['\u0002明天\u0003', '九点起停水'], 1, 3],
    ['门口的通知', 2, 3],
    ['怎样关总阀', 3, 3]
  ]);
  expect(own.map(({ seconds }) => seconds)).toEqual([15, 15, 12]);
});

test('a page names the notices that it publishes: what is drawn from one for show names none', () => {
  const feed = makeFeed({ corrected: 2 });
  const named = new Map(litePages(feed, at('10:00')).map(({ scene, notices }) => [scene, notices.join(' ')]));
  const code = feed.notice?.snapshot.code;
  expect(Object.fromEntries(named)).toMatchObject({
    standings: code,
    changes: code,
    notice: code,
    supplement: 's7f3a9',
    honours: '',
    announcement: '',
    trend: ''
  });
});

test('what is to come hangs when its time has come, and not a moment after its end', () => {
  const [announcement] = makeFeed().announcements;
  if (!announcement) return expect.fail('no announcement');
  const times = { published: '2026-11-11T10:00:00+08:00', until: '2026-11-11T18:00:00+08:00' };
  const feed = { ...makeFeed(), announcements: [{ ...announcement, ...times }] };
  const hangs = (time: string) => scenes(feed, at(time)).includes('announcement');
  expect(['09:59', '10:00', '17:59', '18:00'].map(hangs)).toEqual([false, true, true, false]);
});

test('names of pages outlive a change of data, and each is there once', () => {
  const feed = makeFeed({ people: 200 });
  const keys = litePages(feed, at('10:00')).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(litePages({ ...feed, revision: 42 }, at('10:00')).map(({ key }) => key)).toEqual(keys);
});

/** Makes a feed with 200 people, and announcements of the greatest allowed length. */
function endlessFeed(): BoardFeed {
  const base = makeFeed({ people: 200 });
  const [one] = base.announcements;
  if (!one) return expect.fail('no announcement');
  const body = `${'停\n'.repeat(399)}水`;
  return { ...base, announcements: Array.from({ length: 8 }, (_, no) => ({ ...one, code: `a${no}`, body })) };
}

test('200 people and the longest announcements: 300 pages at a time, which are 1.2 MB, and by and by all of them', () => {
  const feed = endlessFeed();
  const seen = new Map<string, string>();
  for (let hour = 6; hour < 13; hour += 1) {
    const pages = litePages(feed, at(`${String(hour).padStart(2, '0')}:01`));
    expect(pages.length).toBeLessThanOrEqual(pagesAtOnce);
    expect(pages.some(({ scene }) => scene === 'notice')).toBe(true);
    for (const { key, scene } of pages) seen.set(key, scene);
  }
  expect(seen.size).toBeGreaterThan(1000);
  for (const { code } of feed.announcements)
    expect([...seen.keys()].filter((key) => key.includes(code)).length, code).toBeGreaterThan(60);
  expect([...new Set(seen.values())].sort()).toEqual([
    ...['announcement', 'changes', 'notice', 'standings', 'trend']
  ]);
});

test('a part stays the same until its time is over', () => {
  const feed = endlessFeed();
  const keys = (time: string) => litePages(feed, at(time)).map(({ key }) => key);
  expect(keys('06:20')).toEqual(keys('06:01'));
  expect(keys('09:00')).not.toEqual(keys('06:01'));
});

test('announcements alone: each page once, however many rounds the programme has', () => {
  const all = litePages(makeFeed({ people: 200 }), at('10:00'));
  const announced = all.filter(({ scene }) => scene === 'announcement');
  const alone = announcementsAlone(all);
  expect(announced.length).toBeGreaterThan(alone.length);
  expect(alone.map(({ at: page, of }) => [page, of])).toEqual(alone.map(({ of }, n) => [n + 1, of]));
  expect(alone).toHaveLength(alone[0]?.of ?? 0);
});
