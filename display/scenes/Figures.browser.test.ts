import type { BoardFeed } from '$lib/sync';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import LayerFixture from '../../tests/fixtures/LayerFixture.svelte';
import { cutOff } from '../../tests/fixtures/cut-off';
import { makeFeed } from '../../tests/fixtures/feed';
import { speakAsAsked } from '../language';
import type { Layout } from './paging';
import { playlist } from '../player/playlist';
import { MeasuredPages } from '../stage/measure';
import { prepareLayer } from '../stage/prepare';

beforeEach(() => {
  speakAsAsked(new URL(location.href));
  document.documentElement.classList.add('wall');
});
afterEach(() => document.documentElement.classList.remove('wall'));

/** The first page of a scene, laid out as on the board. */
async function draw(
  feed: BoardFeed,
  scene: 'standings' | 'changes' | 'notice',
  layout: Layout
): Promise<HTMLElement> {
  await page.viewport(...((layout === 'portrait' ? [1080, 1920] : [1920, 1080]) as [number, number]));
  const drawn = { feed, layout, pages: new MeasuredPages() };
  const slot = playlist(drawn, { date: '2026-11-11', minute: 581 }).find((each) => each.scene === scene);
  if (!slot) throw new Error(`no ${scene}`);
  const slide = { id: 1, slot, feed, layout, today: '2026-11-11' };
  const { container } = await render(LayerFixture, { slide, hold: () => {} });
  await tick();
  await prepareLayer(container, []);
  return container;
}

function box(element: Element | null): DOMRect {
  if (!element) throw new Error('not there');
  return element.getBoundingClientRect();
}

const layouts = ['landscape', 'portrait'] as const;

test.each(layouts)('giant figures stand beside the text, not on it: %s', async (layout) => {
  const feed = makeFeed();
  const notice = feed.notice;
  if (!notice) throw new Error('no notice');
  for (const change of notice.snapshot.changes) change.points = 19_999_999_800;
  for (const { gains } of notice.snapshot.rows) for (const gain of gains) gain.points = 19_999_999_800;
  for (const scene of ['standings', 'changes'] as const) {
    const container = await draw(feed, scene, layout);
    expect(cutOff(container)).toEqual([]);
    for (const why of container.querySelectorAll('.why'))
      if (why.querySelector('i'))
        expect(box(why.querySelector('i')).right).toBeLessThanOrEqual(box(why.querySelector('span')).left);
    container.remove();
  }
});

test.each(layouts)('a name of several lines keeps off the rules of its row: %s', async (layout) => {
  const long = '古丽巴哈尔·阿卜杜热合曼·吾买尔江·买买提依明';
  const container = await draw(makeFeed({ names: [long, long + '·' + long] }), 'standings', layout);
  const wrapped = container.querySelectorAll('.name.wrapped');
  for (const name of wrapped) {
    const row = box(name.closest('.tr'));
    expect(box(name).top - row.top).toBeGreaterThanOrEqual(7);
    expect(row.bottom - box(name).bottom).toBeGreaterThanOrEqual(7);
  }
  expect(wrapped.length).toBeGreaterThan(0);
});

test('in portrait the stamp is as wide as its text', async () => {
  const container = await draw(makeFeed(), 'standings', 'portrait');
  const stamp = container.querySelector('.stamp');
  const range = document.createRange();
  if (stamp) range.selectNodeContents(stamp);
  expect(box(stamp).width - range.getBoundingClientRect().width).toBeLessThan(35);
});

test('ranks that are shared: the foot says how many people stand on the page', async () => {
  const feed = makeFeed();
  for (const [i, row] of feed.notice?.snapshot.rows.entries() ?? [])
    if (row.rank !== null && i < 8) row.rank = i < 5 ? 1 : 6;
  const text = (await draw(feed, 'standings', 'landscape')).textContent;
  expect(text).toContain('第 1 — 6 名，本页 8 人，共 23 人');
});

test.each([
  ['2026-Q3', '2026-Q2', '比 二季度'],
  ['2026-H2', '2026-H1', '比 上半年'],
  ['2026', '2025', '比 2025年']
])('%s: what it compares with stands in one line, beside the next column', async (period, previous, head) => {
  const feed = makeFeed();
  Object.assign(feed.notice?.snapshot ?? {}, { period, previous, subjects: 'communities' });
  const container = await draw(feed, 'standings', 'landscape');
  const cell = container.querySelector('.mvh');
  expect(cell?.textContent).toBe(head);
  const text = document.createRange();
  if (cell) text.selectNodeContents(cell);
  expect(text.getClientRects()).toHaveLength(1);
  const next = box(container.querySelector('.th .w'));
  expect(next.left - text.getBoundingClientRect().right).toBeGreaterThan(15);
  expect(container.textContent).toContain('共 23 个社区');
  expect(container.querySelector('.th')?.textContent).toMatch(/社区.*积分/);
  expect(container.querySelector('.th')?.textContent).not.toContain('姓名');
  // The period's name keeps off the rail's rule.
  const big = document.createRange();
  big.selectNodeContents(container.querySelector('.period .m') ?? document.body);
  const rail = box(container.querySelector('.rail'));
  expect(rail.right - big.getBoundingClientRect().right).toBeGreaterThan(20);
  expect(container.querySelector('.foot')?.textContent).toContain('本期变动');
});

test('each rank once: it says no more than the ranks', async () => {
  const feed = makeFeed();
  for (const [i, row] of feed.notice?.snapshot.rows.entries() ?? []) if (row.rank !== null) row.rank = i + 1;
  const text = (await draw(feed, 'standings', 'landscape')).textContent;
  expect(text).toContain('第 1 — 8 名，共 23 人');
});

test('an entry that counts more than once says how often', async () => {
  const text = (await draw(makeFeed(), 'changes', 'landscape')).textContent;
  expect(text).toContain('加分 41 条');
  expect(text).toMatch(/ 2 [起次条项件]/);
});

test('marks of a document that speaks of scores are no additions', async () => {
  const feed = makeFeed();
  if (feed.notice) feed.notice.snapshot.score = { name: '考核得分', english: 'assessment points' };
  const text = (await draw(feed, 'changes', 'landscape')).textContent;
  expect(text).toContain('得分 41 条');
  expect(text).not.toContain('加分');
});

test.each(layouts)('many meetings make the sentence smaller, not the title: %s', async (layout) => {
  speakAsAsked(new URL('?lang=en', location.href));
  const feed = makeFeed();
  feed.notice?.snapshot.decided.push(
    ...['社区党委', '居委会', '党员大会', '居务监督委员会'].map((body) => ({
      date: '2026-11-04',
      body,
      minutes: ''
    }))
  );
  const container = await draw(feed, 'notice', layout);
  const size = (selector: string) =>
    parseFloat(getComputedStyle(container.querySelector(selector) ?? container).fontSize);
  expect(cutOff(container)).toEqual([]);
  expect(size('h2')).toBeGreaterThan(60);
  expect(size('.text p')).toBeGreaterThan(28);
});
