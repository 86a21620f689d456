import type { BoardFeed } from '$lib/sync';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import LayerFixture from '../../../tests/fixtures/LayerFixture.svelte';
import { cutOff } from '../../../tests/fixtures/cut-off';
import { makeFeed } from '../../../tests/fixtures/feed';
import { speakAsAsked } from '../../language';
import { playlist } from '../../player/playlist';
import { MeasuredPages } from '../../stage/measure';
import { prepareLayer } from '../../stage/prepare';

beforeEach(() => {
  speakAsAsked(new URL(location.href));
  document.documentElement.classList.add('wall');
});
afterEach(() => document.documentElement.classList.remove('wall'));

/** The trend of a unit that began with a month, as it stands on the board. */
async function rail(firstPeriod: string, knowsLastYear: boolean): Promise<string> {
  await page.viewport(1920, 1080);
  const made = makeFeed();
  const feed: BoardFeed = { ...made, unit: { ...made.unit, firstPeriod } };
  if (feed.notice && !knowsLastYear)
    feed.notice.snapshot.trend = feed.notice.snapshot.trend.filter(({ period }) => period >= '2026');
  const layout = 'landscape' as const;
  const drawn = { feed, layout, pages: new MeasuredPages() };
  const slot = playlist(drawn, { date: '2026-11-11', minute: 581 }).find(({ scene }) => scene === 'trend');
  if (!slot) throw new Error('no trend');
  const slide = { id: 1, slot, feed, layout, today: '2026-11-11' };
  const { container } = await render(LayerFixture, { slide, hold: () => {} });
  await tick();
  await prepareLayer(container, []);
  expect(cutOff(container)).toEqual([]);
  return container.querySelector('.rail')?.textContent ?? '';
}

test('M15 the year that the trend draws says since when it is recorded, where that isn’t January', async () => {
  expect(await rail('2026-03', false)).toContain('自2026年3月起记分');
  expect(await rail('2026-01', false)).not.toContain('起记分');
});

test('M15 so does the year before it, whose line is drawn beside', async () => {
  expect(await rail('2025-11', true)).toContain('自2025年11月起记分');
  expect(await rail('2025-11', false)).not.toContain('起记分');
});
