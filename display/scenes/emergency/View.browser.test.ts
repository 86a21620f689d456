import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import LayerFixture from '../../../tests/fixtures/LayerFixture.svelte';
import { cutOff } from '../../../tests/fixtures/cut-off';
import { makeFeed } from '../../../tests/fixtures/feed';
import { speakAsAsked } from '../../language';
import { slotsAlone } from '../../player/playlist';
import { MeasuredPages } from '../../stage/measure';
import { prepareLayer } from '../../stage/prepare';

beforeEach(() => {
  speakAsAsked(new URL(location.href));
  document.documentElement.classList.add('wall');
});
afterEach(() => document.documentElement.classList.remove('wall'));

const orders =
  '请不要开关任何电器，不要使用明火，不要乘坐电梯，扶老携幼走楼梯。\n到柳塘小学操场集合点名，听楼栋长安排。\n';

/** Reads from each page of an emergency whom to call; null where it names nobody. */
async function callsOn(text: string, layout: 'landscape' | 'portrait'): Promise<(string | null)[]> {
  const [width, height] = layout === 'landscape' ? [1920, 1080] : [1080, 1920];
  await page.viewport(width, height);
  const feed = {
    ...makeFeed(),
    emergencies: [
      {
        id: 'e',
        title: '三号院燃气泄漏，请立即离开',
        text,
        drill: false,
        by: '阳光社区',
        from: '2026-11-11T09:38:00+08:00',
        until: '2026-11-11T10:38:00+08:00'
      }
    ]
  };
  const moment = { date: '2026-11-11', minute: 581 };
  const slots = slotsAlone('emergency', { feed, layout, pages: new MeasuredPages(), moment });
  const calls: (string | null)[] = [];
  for (const slot of slots) {
    const slide = { id: 1, slot, feed, layout, today: '2026-11-11' };
    const screen = await render(LayerFixture, { slide, hold: () => {} });
    await tick();
    await prepareLayer(screen.container, []);
    expect(cutOff(screen.container)).toEqual([]);
    calls.push(screen.container.querySelector('.call')?.textContent ?? null);
    await screen.unmount();
  }
  return calls;
}

test.each(['landscape', 'portrait'] as const)(
  '%s: every page of an emergency names the number to call, which stands in its last line',
  async (layout) => {
    const calls = await callsOn(orders.repeat(3) + '燃气抢修拨打 96777，火警 119。', layout);
    expect(calls.length).toBeGreaterThan(1);
    expect(new Set(calls)).toEqual(new Set(['电话：96777、119']));
  }
);

test('a single page has the number in its text alone; no number, no line', async () => {
  expect(await callsOn('燃气抢修拨打 96777。', 'landscape')).toEqual([null]);
  const calls = await callsOn(orders.repeat(4), 'landscape');
  expect(calls.length).toBeGreaterThan(1);
  expect(new Set(calls)).toEqual(new Set([null]));
});
