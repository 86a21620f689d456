import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cutOff } from '../../tests/fixtures/cut-off';
import { makeFeed } from '../../tests/fixtures/feed';
import LayerFixture from '../../tests/fixtures/LayerFixture.svelte';
import { speakAsAsked } from '../language';
import { deviceClockText } from './device-clock-text';
import { mostNamed } from './foot-route';
import { sceneNames, sceneOf } from '../scenes/registry';
import type { Freshness } from '../player/freshness';
import type { Facing } from '../player/orbit';
import type { SceneName } from '../scenes/scene-kind';
import { nextFrame } from '../stage/next-frame';
import { nextTask } from '../stage/delay';
import { prepareLayer } from '../stage/prepare';
import { watchShifts, type Shifts } from '../../src/cli/bench/browser/watch-shifts';

beforeEach(() => document.documentElement.classList.add('wall'));
afterEach(() => document.documentElement.classList.remove('wall'));

/** Every scene that a playlist or an open notice brings. */
const route = sceneNames.filter((name) => sceneOf(name).shown !== 'apart');
const at = { time: '23:20', day: 'earlier', date: '2026-10-28', days: 14 } as const;
const states = (['fresh', 'ageing', 'offline', 'old'] as const).map((state): Freshness => ({ state, ...at }));

/** A device without a battery runs twelve hours and some minutes behind. */
const lack = -(12 * 60 + 48) * 60_000;

const screens = [
  { hung: 'landscape', width: 1920, height: 1080 },
  { hung: 'portrait', width: 1080, height: 1920 },
  { hung: 'landscape', width: 1366, height: 768 }
] as const;
const facings = ['', 'turned mirrored'] as const;
const cases = screens.flatMap((screen) => ['zh-CN', 'en'].map((language) => ({ ...screen, language })));

const boxOf = (root: Element, name: string) => root.querySelector(name)!.getBoundingClientRect();

/** The distance in pixels from one element's edge to the other's. */
function between<Side extends 'left' | 'right' | 'top' | 'bottom'>(
  a: Record<Side, number>,
  b: Record<Side, number>,
  begin: Side,
  end: Side
): number {
  return Math.max(b[begin] - a[end], a[begin] - b[end]);
}

/**
 * Starts watching for layout shifts.
 * @returns a function that gives what has moved since, once the last frame is painted and the observer has
 * run
 */
async function watched(): Promise<() => Promise<string[]>> {
  watchShifts();
  const reported = async () => {
    await nextFrame();
    await nextFrame();
    await nextTask();
  };
  await reported();
  const shifts = Reflect.get(window, 'shifts') as Shifts;
  shifts.moved = []; // shifts of earlier tests don't count
  return async () => {
    await reported();
    return shifts.moved;
  };
}

describe.each(cases)('$hung, $width pixels wide, in $language', ({ hung, width, height, language }) => {
  test.each(states.flatMap((freshness) => facings.map((facing) => ({ freshness, facing, ...freshness }))))(
    'the age of the data, a wrong clock and every scene have their place: $state $facing',
    async ({ freshness, facing }) => {
      await page.viewport(width, height);
      speakAsAsked(new URL(`?lang=${language}`, location.href));
      const slot = { scene: 'clock', seconds: 15 } as const;
      const slide = { id: 1, slot, feed: makeFeed(), layout: hung, today: '2026-11-11' };
      const { container } = await render(LayerFixture, {
        slide,
        facing,
        hold: () => {},
        foot: { freshness, route, paused: freshness.state !== 'fresh', lacks: [deviceClockText(lack)] }
      });
      await prepareLayer(container, []);
      const lacks = Array.from(container.querySelectorAll('.lack'), (each) => each.textContent);
      expect(lacks).toEqual(freshness.state === 'fresh' ? [deviceClockText(lack)] : []);
      expect(container.querySelectorAll('.route li')).toHaveLength(Math.min(route.length, mostNamed));
      expect(cutOff(container)).toEqual([]);
      const [status, marks] = [boxOf(container, '.status'), boxOf(container, '.route')];
      const apart = {
        x: between(status, marks, 'left', 'right'),
        y: between(status, marks, 'top', 'bottom')
      };
      expect(Math.max(apart.x, apart.y)).toBeGreaterThan(8);
    }
  );

  test.each(facings)(
    'nothing moves when the age of the data is told in other words: "%s"',
    async (facing) => {
      await page.viewport(width, height);
      speakAsAsked(new URL(`?lang=${language}`, location.href));
      const slot = { scene: 'clock', seconds: 15 } as const;
      const slide = { id: 1, slot, feed: makeFeed(), layout: hung, today: '2026-11-11' };
      const frame = (freshness: Freshness, lacks: string[] = []) => ({
        slide,
        facing,
        hold: () => {},
        foot: { freshness, route, lacks }
      });
      const { container, rerender } = await render(LayerFixture, frame(states[1]!));
      await prepareLayer(container, []);
      const moved = await watched();
      for (const freshness of states) {
        await rerender(frame(freshness, [deviceClockText(lack)]));
        await nextFrame();
        await nextFrame();
      }
      expect(await moved()).toEqual([]);
    }
  );

  test('nothing moves when the frame changes its ends unseen, or an emergency has no route', async () => {
    await page.viewport(width, height);
    speakAsAsked(new URL(`?lang=${language}`, location.href));
    const slot = { scene: 'clock', seconds: 15 } as const;
    const slide = { id: 1, slot, feed: makeFeed(), layout: hung, today: '2026-11-11' };
    const frame = (facing: Facing, scenes: readonly SceneName[]) => ({
      slide,
      facing,
      hold: () => {},
      foot: { freshness: states[0]!, route: scenes }
    });
    const { container, rerender } = await render(LayerFixture, frame('', route));
    await prepareLayer(container, []);
    const moved = await watched();
    const veil = document.createElement('style');
    veil.textContent = '.board * { visibility: hidden }';
    for (const facing of ['mirrored', '', 'turned mirrored'] as const) {
      document.head.append(veil);
      await nextFrame();
      await rerender(frame(facing, route));
      await nextFrame();
      veil.remove();
      await nextFrame();
      await rerender(frame(facing, []));
      await nextFrame();
      await rerender(frame(facing, route));
      await nextFrame();
    }
    expect(await moved()).toEqual([]);
  });
});
