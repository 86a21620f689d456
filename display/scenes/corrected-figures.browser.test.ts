import { render } from 'vitest-browser-svelte';
import { beforeEach, expect, test } from 'vitest';
import { everySlot } from '../../tests/fixtures/every-slot';
import { makeFeed, type FeedOptions } from '../../tests/fixtures/feed';
import LayerFixture from '../../tests/fixtures/LayerFixture.svelte';
import LiteScene from '../../src/routes/wall/lite/LiteScene.svelte';
import type { LitePage } from '../../src/routes/wall/lite/lite-pages';
import type { BoardFeed } from '$lib/sync';
import { speakAsAsked } from '../language';
import { MeasuredPages } from '../stage/measure';
import { sceneOf } from './registry';
import type { SceneName } from './scene-kind';

const figures = ['standings', 'notice', 'honours', 'changes', 'trend'] as const;
const moment = { date: '2026-11-11', minute: 581 };
const layout = 'landscape';

beforeEach(() => speakAsAsked(new URL(location.href)));

/** A feed in which the first row reads as corrected, as the server sends it. */
function correctedFeed(options: FeedOptions = {}): BoardFeed {
  const feed = makeFeed(options);
  const [row] = feed.notice?.snapshot.rows ?? [];
  if (!row) throw new Error('it has a list');
  row.was = { rank: row.rank, points: (row.points ?? 0) + 500 };
  return feed;
}

function slotIn(feed: BoardFeed, scene: SceneName) {
  const slot = everySlot({ feed, layout, pages: new MeasuredPages(), moment }).find(
    (each) => each.scene === scene
  );
  if (!slot) throw new Error(`no ${scene}`);
  return slot;
}

type Draw = (feed: BoardFeed, scene: SceneName) => Promise<string>;

async function onBoard(...[feed, scene]: Parameters<Draw>): Promise<string> {
  const slide = { id: 1, slot: slotIn(feed, scene), feed, layout, today: moment.date } as const;
  const { container } = await render(LayerFixture, { slide, hold: () => {} });
  return container.querySelector('.rail')?.textContent ?? '';
}

async function onPlainBoard(...[feed, scene]: Parameters<Draw>): Promise<string> {
  const slot = slotIn(feed, scene);
  const data = sceneOf(scene).data(feed, slot, layout);
  // That a scene's name and its data belong together is beyond the checker.
  const page = { key: '', seconds: 20, at: 1, of: 1, notices: [], scene, data } as unknown as LitePage;
  const now = Date.parse(`${moment.date}T09:41:00+08:00`);
  const drawn = { page, feed, now, today: moment.date, time: '09:41' };
  return (await render(LiteScene, drawn)).container.textContent ?? '';
}

const cases = figures.flatMap((scene) => [
  ['board', scene, onBoard as Draw] as const,
  ['plain board', scene, onPlainBoard as Draw] as const
]);

test.each(cases)('on the %s, corrected figures in %s say so', async (_, scene, draw) => {
  const plain = await draw(makeFeed(), scene);
  expect(plain).not.toContain('更正');
  // A half-year that was corrected by the supplement of its quarter has none of its own.
  expect(await draw(correctedFeed(), scene)).toContain('已更正');
  const named = await draw(correctedFeed({ corrected: 1 }), scene);
  expect(named).toContain('更正见12号');
  expect(named).not.toContain('已更正');
});
