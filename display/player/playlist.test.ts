import { expect, test } from 'vitest';
import { makeFeed, sampleAnnouncements } from '../../tests/fixtures/feed';
import { playlist, turnAfterChange, turnKey, type Turn } from './playlist';

const keys = (turns: readonly Turn[]) => turns.map(turnKey);

test('five scenes in turn, 24 people: three pages of standings, changes in parts', () => {
  expect(keys(playlist(makeFeed({ people: 24 }), 'landscape', 0))).toEqual([
    'standings/0',
    'standings/1',
    'standings/2',
    'changes/0',
    'changes/1',
    'changes/2',
    'notice/k7f3a9',
    'announcement/a7k0m2/0',
    'trend'
  ]);
});

test('the next round goes on with the changes, and begins anew after the last', () => {
  const changesOf = (round: number) =>
    keys(playlist(makeFeed({ people: 24 }), 'landscape', round)).filter((key) => key.startsWith('changes'));
  expect(changesOf(1)).toEqual(['changes/3', 'changes/4', 'changes/5']);
  expect(changesOf(2)).toEqual(changesOf(0));
});

test('no announcements: the scene is left out; no notice: only announcements; neither: it waits', () => {
  const scenes = (options: Parameters<typeof makeFeed>[0]) => [
    ...new Set(playlist(makeFeed(options), 'portrait', 0).map((turn) => turn.scene))
  ];
  expect(scenes({ announcements: [] })).toEqual(['standings', 'changes', 'notice', 'trend']);
  expect(scenes({ notice: 'none' })).toEqual(['announcement']);
  expect(scenes({ notice: 'none', announcements: [] })).toEqual(['waiting']);
});

test('a long announcement gets several pages', () => {
  const body = '社区干部将逐户查看燃气软管、取暖炉和烟道，不收取任何费用。'.repeat(20);
  const turns = playlist(makeFeed({ announcements: [{ title: '长', body }] }), 'landscape', 0);
  const pages = turns.filter((turn) => turn.scene === 'announcement');
  expect(pages.length).toBeGreaterThan(2);
  expect(new Set(keys(pages)).size).toBe(pages.length);
});

test('a day has room for every page: a round of 60 people is under four minutes', () => {
  const total = playlist(makeFeed({ people: 60 }), 'landscape', 0).reduce(
    (sum, turn) => sum + turn.seconds,
    0
  );
  expect(total).toBeLessThan(240);
});

test('a change takes the reader to a new announcement, else to a new notice’s first page', () => {
  const before = makeFeed({ announcements: [] });
  const announced = makeFeed();
  const turns = playlist(announced, 'landscape', 0);
  const current: Turn = { scene: 'trend', seconds: 12 };
  const at = turnAfterChange(before, announced, turns, current, 7);
  expect(turns[at]).toMatchObject({ scene: 'announcement' });
  const republished = makeFeed({ today: '2026-12-11', announcements: [] });
  expect(turnAfterChange(before, republished, playlist(republished, 'landscape', 0), current, 7)).toBe(0);
});

test('anything else changes in place; what is gone gives way to what follows', () => {
  const before = makeFeed({ announcements: [...sampleAnnouncements, { title: '二', body: '文。' }] });
  const after = makeFeed();
  const turns = playlist(after, 'landscape', 0);
  const trend = turns.findIndex((turn) => turn.scene === 'trend');
  expect(turnAfterChange(before, after, turns, { scene: 'trend', seconds: 12 }, 8)).toBe(trend);
  const gone: Turn = { scene: 'announcement', code: 'a7k1m2', page: 0, pages: 1, seconds: 15 };
  expect(turnAfterChange(before, after, turns, gone, trend)).toBe(trend);
  expect(turnAfterChange(before, after, turns, gone, 99)).toBe(turns.length - 1);
});

test('a notice that is still open hangs beside the newer one', () => {
  const feed = makeFeed();
  const [earlier] = [makeFeed({ today: '2026-10-09' }).notice];
  if (!earlier) throw new Error('the factory makes a notice');
  const open = { ...earlier, snapshot: { ...earlier.snapshot, code: 'older11' } };
  const notices = keys(playlist({ ...feed, alsoOpen: [open] }, 'landscape', 0)).filter((key) =>
    key.startsWith('notice')
  );
  expect(notices).toEqual(['notice/k7f3a9', 'notice/older11']);
});

test('a half-year beside its last month has standings of its own, and is where a reader is taken when it comes', () => {
  const month = makeFeed({ people: 6 });
  const [front] = [month.notice];
  if (!front) throw new Error('no notice');
  const half = {
    digest: 'a'.repeat(64),
    snapshot: { ...front.snapshot, format: 2 as const, code: 'h7f3a9', period: '2026-H1', changes: [] }
  };
  const both = { ...month, revision: month.revision + 1, alsoOpen: [half] };
  const turns = playlist(both, 'landscape', 0);
  expect(keys(turns).filter((key) => /standings|notice/.test(key))).toEqual([
    'standings/0',
    'standings/h7f3a9/0',
    'notice/k7f3a9',
    'notice/h7f3a9'
  ]);
  const [current] = turns;
  if (!current) throw new Error('no turn');
  expect(turns[turnAfterChange(month, both, turns, current, 0)]).toMatchObject({ code: 'h7f3a9', page: 0 });
  const earlier = { ...half, snapshot: { ...front.snapshot, code: 'm7f3a9', period: '2026-09' } };
  const before = playlist({ ...month, alsoOpen: [earlier] }, 'landscape', 0);
  expect(keys(before)).not.toContain('standings/m7f3a9/0');
});

test('what mends a notice follows it, and a new one takes the reader to its first page; a long one takes several rounds', () => {
  const before = makeFeed({ announcements: [] });
  const after = makeFeed({ announcements: [], mended: 15 });
  const turns = playlist(after, 'landscape', 0);
  expect(keys(turns).slice(-5)).toEqual([
    'notice/k7f3a9',
    'supplement/s7f3a9/0',
    'supplement/s7f3a9/1',
    'supplement/s7f3a9/2',
    'trend'
  ]);
  const current: Turn = { scene: 'trend', seconds: 12 };
  expect(turns[turnAfterChange(before, after, turns, current, 7)]).toMatchObject({
    scene: 'supplement',
    page: 0
  });
  expect(turns[turnAfterChange(after, after, turns, current, 7)]).toEqual(current);
  expect(keys(playlist(after, 'landscape', 1))).toContain('supplement/s7f3a9/3');
});
