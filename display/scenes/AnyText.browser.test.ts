import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cutOff } from '../../tests/fixtures/cut-off';
import { feedOf, readable, scripts, textOf, type Script } from '../../tests/fixtures/long-texts';
import LayerFixture from '../../tests/fixtures/LayerFixture.svelte';
import { tooSmall } from '../../tests/fixtures/too-small';
import type { BoardFeed } from '$lib/sync';
import { speakAsAsked } from '../language';
import type { Layout } from './paging';
import { everySlot } from '../../tests/fixtures/every-slot';
import { slotKey, type Slot } from '../player/slot';
import { MeasuredPages } from '../stage/measure';
import { prepareLayer } from '../stage/prepare';

const screens = [
  { layout: 'landscape', width: 1920, height: 1080 },
  { layout: 'portrait', width: 1080, height: 1920 },
  { layout: 'landscape', width: 1366, height: 768 }
] as const satisfies { layout: Layout; width: number; height: number }[];

/** Chinese at each step; what breaks elsewhere, or nowhere, at some of them. */
const steps = [1, 2, 3, 5, 8, 13, 21, 34, 40, 50, 60];
const lengthsOf = (script: Script) => (script === 'Chinese' ? steps : [5, 21, 40, 60]);

beforeEach(() => document.documentElement.classList.add('wall'));
afterEach(() => document.documentElement.classList.remove('wall'));

/** Every scene, of what has several pages the first and the last. */
function slotsOf(feed: BoardFeed, layout: Layout): Slot[] {
  const moment = { date: '2026-11-11', minute: 581 };
  const slots = everySlot({ feed, layout, pages: new MeasuredPages(), moment });
  const isWorthwhile = (slot: Slot, i: number) =>
    slots.findIndex((one) => slotKey(one) === slotKey(slot)) === i &&
    (!('page' in slot) || slot.page === 0 || slot.page === slot.pages - 1);
  return slots.filter(isWorthwhile);
}

let id = 0;

/** Collects the faults of all scenes of these feeds, drawn one after the other in one layer. */
async function faultsOf(
  feeds: readonly (readonly [string, BoardFeed])[],
  layout: Layout,
  faultsIn: (root: Element) => string[]
): Promise<string[]> {
  const faults: string[] = [];
  const hold = () => {};
  let shown: Awaited<ReturnType<typeof render<typeof LayerFixture>>> | undefined;
  for (const [name, feed] of feeds)
    for (const slot of slotsOf(feed, layout)) {
      const slide = { id: ++id, slot, feed, layout, today: '2026-11-11' };
      if (shown) await shown.rerender({ slide, hold });
      else shown = await render(LayerFixture, { slide, hold });
      await prepareLayer(shown.container, [], { dark: true });
      faults.push(...faultsIn(shown.container).map((fault) => `${name} ${slotKey(slot)}: ${fault}`));
    }
  return faults;
}

describe.each(screens)('$layout, $width pixels wide', ({ layout, width, height }) => {
  beforeEach(async () => {
    await page.viewport(width, height);
    speakAsAsked(new URL(location.href));
  });

  test.each(Object.keys(scripts) as Script[])(
    'of 1 to 60 characters wherever somebody writes, nothing is cut off and nothing overlaps: %s',
    async (script) => {
      const feeds = lengthsOf(script).map(
        (length) => [`${length}`, feedOf(() => textOf(script, length))] as const
      );
      expect(await faultsOf(feeds, layout, cutOff)).toEqual([]);
    },
    90_000
  );

  test.each(Object.keys(scripts) as Script[])(
    'up to what a board has room for, nothing is smaller than 28 px of 1080: %s',
    async (script) => {
      const feed = feedOf((field) => textOf(script, readable[field]));
      const faultsIn = (root: Element) => [...cutOff(root), ...tooSmall(root)];
      expect(await faultsOf([['all', feed]], layout, faultsIn)).toEqual([]);
    },
    60_000
  );
});
