import { render } from 'vitest-browser-svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sceneNames, sceneOf } from '$display/scenes/registry';
import { everySlot } from '../../../../tests/fixtures/every-slot';
import { makeFeed } from '../../../../tests/fixtures/feed';
import { feedOf } from '../../../../tests/fixtures/long-texts';
import { countedPages } from '../../../../tests/fixtures/text-pages';
import { checkCode } from '$lib/notice';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import type { BoardFeed } from '$lib/sync';
import { litePages, type LitePage } from './lite-pages';
import LiteScene from './LiteScene.svelte';

const usual = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(usual));

const moment = { today: '2026-11-11', time: '09:41' };

/** Draws a scene's first page as the plain board shows it. */
async function draw(feed: BoardFeed, scene: 'standings' | 'trend' | 'supplement'): Promise<HTMLElement> {
  const now = Date.parse(`${moment.today}T09:41:00+08:00`);
  const page = litePages(feed, { now, nights: true }).find((each) => each.scene === scene);
  if (!page) throw new Error(`no ${scene}`);
  return (await render(LiteScene, { page, feed, now, ...moment })).container;
}

test('M15 the trend’s year says since when it is recorded', async () => {
  const made = makeFeed();
  const begun = (firstPeriod: string) => ({ ...made, unit: { ...made.unit, firstPeriod } });
  const heading = async (feed: BoardFeed) => (await draw(feed, 'trend')).querySelector('h1')?.textContent;
  expect(await heading(begun('2026-03'))).toContain('2026年10月 · 自2026年3月起记分');
  expect(await heading(begun('2026-01'))).not.toContain('起记分');
});

test('what stands beside a title keeps apart from the stamp', async () => {
  expect((await draw(makeFeed(), 'standings')).querySelector('small')?.textContent).toBe(
    '2026年10月 · 公示中'
  );
});

test('a supplementary notice says its number, its window, where to object and its code, and figures have their unit', async () => {
  const feed = makeFeed({ corrected: 2 });
  const text = (await draw(feed, 'supplement')).textContent.replace(/\s+/g, ' ');
  const { supplement, digest } = feed.supplements[0] ?? expect.fail('it is published');
  for (const fact of [supplement.objections.where, checkCode(digest), '〔2026〕12号', '公示期', '公示中'])
    expect(text).toContain(fact);
  expect(text).toMatch(/[0-9] 分.第 1 名.*[0-9] 分.第 2 名/);
});

test('the axis of the year’s drawing ends at the last month and strikes through no label', async () => {
  const container = await draw(makeFeed(), 'trend');
  const end = container.querySelector('circle')?.getAttribute('cx') ?? 'no end';
  expect(container.querySelector('path')?.getAttribute('d')).toMatch(new RegExp(`H${end}$`));
});

test.each(sceneNames)('the plain board draws %s', async (scene) => {
  const feed = feedOf(() => '阳光');
  const drawn = { layout: 'landscape', feed, pages: countedPages } as const;
  const slot = everySlot({ ...drawn, moment: { date: moment.today, minute: 581 } }).find(
    (each) => each.scene === scene
  );
  if (!slot) throw new Error(`no ${scene}`);
  const data = sceneOf(scene).data(feed, slot, drawn.layout);
  // That a scene's name and its data belong together is beyond the checker.
  const page = { key: '', seconds: 20, at: 1, of: 1, notices: [], scene, data } as unknown as LitePage;
  const now = Date.parse(`${moment.today}T09:41:00+08:00`);
  const { container } = await render(LiteScene, { page, feed, now, ...moment });
  expect(container.querySelector('h1, h2, p, time')?.textContent?.trim()).toBeTruthy();
});
