import { render } from 'vitest-browser-svelte';
import { beforeEach, expect, test } from 'vitest';
import LayerFixture from '../../../tests/fixtures/LayerFixture.svelte';
import { makeFeed } from '../../../tests/fixtures/feed';
import type { BoardFeed } from '$lib/sync';
import { speakAsAsked } from '../../language';

beforeEach(() => speakAsAsked(new URL(location.href)));

// Thursday to Wednesday: a weekend lies between.
const feed = makeFeed({ window: ['2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17', '2026-11-18'] });

async function textOn(today: string, over?: NonNullable<BoardFeed['over']>): Promise<string> {
  const slide = {
    id: 1,
    slot: { scene: 'notice', code: 'k7f3a9', seconds: 15 },
    feed: over ? { ...feed, over } : feed,
    layout: 'landscape',
    today
  } as const;
  const screen = await render(LayerFixture, { slide, hold: () => {} });
  return screen.container.textContent;
}

test.each([
  ['2026-11-11', '11月12日起算'],
  ['2026-11-13', '第 2 天，共 5 天'],
  ['2026-11-18', '第 5 天，共 5 天'],
  ['2026-11-19', '公示期满 · 11月']
])('on %s the board says: %s', async (today, words) => {
  expect(await textOn(today)).toContain(words);
});

test('a Sunday has no number of its own: until when, and how many days are left', async () => {
  const text = await textOn('2026-11-15');
  expect(text).toContain('至 11月18日');
  expect(text).toContain('3个工作日');
  expect(text).not.toMatch(/第 \d 天/);
});

test('once its objections are answered it is confirmed; until then one is being dealt with', async () => {
  const code = 'k7f3a9';
  expect(await textOn('2026-11-20')).not.toMatch(/已确认|异议办理中/);
  expect(await textOn('2026-11-20', [{ code, confirmed: null }])).toContain('异议办理中');
  const awaited = await textOn('2026-11-20', [{ code, confirmed: null, waits: 'assembly' }]);
  expect(awaited).toContain('待大会补充公示期满');
  expect(awaited).not.toContain('异议办理中');
  const confirmed = await textOn('2026-11-20', [{ code, confirmed: '2026-11-19' }]);
  expect(confirmed).toContain('已确认');
  expect(confirmed).toContain('11月19日起确认');
});
