import type { BoardFeed } from '$lib/sync';
import { render } from 'vitest-browser-svelte';
import { beforeEach, expect, test } from 'vitest';
import LayerFixture from '../../../tests/fixtures/LayerFixture.svelte';
import { makeFeed } from '../../../tests/fixtures/feed';
import { speakAsAsked } from '../../language';
import { playlist } from '../../player/playlist';
import { MeasuredPages } from '../../stage/measure';

beforeEach(() => speakAsAsked(new URL(location.href)));

const feed = makeFeed({ corrected: 2 });

/** The board's scene of what mends the notice, on a day; Wednesday 11 November is day 2 of its window. */
async function shownOn(today: string, more: Partial<BoardFeed> = {}) {
  const drawn = { feed: { ...feed, ...more }, layout: 'landscape', pages: new MeasuredPages() } as const;
  const slot = playlist(drawn, { date: today, minute: 581 }).find(({ scene }) => scene === 'supplement');
  if (!slot) throw new Error('it has its turn');
  const slide = { id: 1, slot, feed: { ...feed, ...more }, layout: 'landscape', today } as const;
  return (await render(LayerFixture, { slide, hold: () => {} })).container;
}

test('the rows that changed, as published and as they are now, with a window of their own', async () => {
  const shown = await shownOn('2026-11-11');
  const text = shown.querySelector('.scene')?.textContent ?? '';
  expect(text).toContain('公示〔2026〕11号经异议核查，更正 2 行');
  expect(text).toContain('12号');
  expect(text).toContain('第 2 天，共 5 天');
  expect(text).toContain('4个工作日');
  const [corrected] = feed.supplements;
  const rows = [...shown.querySelectorAll('.tr')].map((row) => row.textContent?.replace(/\s+/g, ' '));
  expect(rows).toHaveLength(2);
  const [first] = corrected?.supplement.rows ?? [];
  if (!first?.before.points || !first.after.points) throw new Error('it is ranked');
  expect(rows[0]).toMatch(
    new RegExp(`${first.before.points / 100}\\s*分\\s*第 1 名.*${first.after.points / 100}\\s*分\\s*第 2 名`)
  );
});

test('a late assembly’s names the assembly in place of an objection', async () => {
  const [first] = feed.supplements;
  if (!first) throw new Error('it has one');
  const decided = [{ date: '2026-10-12', body: '社员大会', minutes: '3号' }];
  const supplement = { ...first.supplement, assemblyOf: '2026-Q3', decided };
  const text = (await shownOn('2026-11-11', { supplements: [{ ...first, supplement }] })).textContent;
  expect(text).toContain('根据2026年10月12日社员大会，公示〔2026〕11号更正 2 行');
  expect(text).not.toContain('异议核查');
});

test('its code leads to its own page; of a notice that is published without one there is none', async () => {
  expect((await shownOn('2026-11-11')).querySelector('.qr [role=img]')).not.toBeNull();
  const without = await shownOn('2026-11-11', { withoutCode: ['s7f3a9'] });
  expect(without.querySelector('.qr')).toBeNull();
});

test('its window over, it says when it ended, and that it is confirmed once that was told', async () => {
  expect((await shownOn('2026-11-20')).textContent).toContain('公示期满');
  const over = [{ code: 's7f3a9', confirmed: '2026-11-17' }];
  expect((await shownOn('2026-11-20', { over })).textContent).toContain('11月17日起确认');
});

test('the notice that it mends says where to look', async () => {
  const slide = {
    id: 1,
    slot: { scene: 'notice', code: 'k7f3a9', seconds: 15 },
    feed,
    layout: 'landscape',
    today: '2026-11-11'
  } as const;
  const { container } = await render(LayerFixture, { slide, hold: () => {} });
  expect(container.textContent).toContain('更正见12号');
});
