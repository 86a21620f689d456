import { expect, test } from 'vitest';
import { makeFeed } from '../../../../tests/fixtures/feed';
import type { BoardFeed } from '$lib/sync';
import { litePages } from './lite-pages';

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

test('an emergency comes first, and says how long it has left', () => {
  const emergency = {
    ...{ id: 'e1', title: '燃气泄漏', text: '走东门\n不要开灯', drill: false, by: '阳光社区' },
    ...{ from: '2026-11-11T10:00:00+08:00', until: '2026-11-11T10:30:00+08:00' }
  };
  const feed = { ...makeFeed(), emergencies: [emergency] };
  expect(litePages(feed, at('10:10'))[0]).toMatchObject({
    ...{ scene: 'emergency', text: ['走东门', '不要开灯'], left: 20 * 60_000 }
  });
  expect(scenes(feed, at('10:31'))).not.toContain('emergency');
});

test('names of pages outlive a change of data, and each is there once', () => {
  const feed = makeFeed({ people: 200 });
  const keys = litePages(feed, at('10:00')).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(litePages({ ...feed, revision: 42 }, at('10:00')).map(({ key }) => key)).toEqual(keys);
});
