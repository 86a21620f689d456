import type { CDPSession, Page } from '@playwright/test';
import { landscape, withBrowser } from './browser';
import { withDemoServer } from './demo-server';
import { fastTime, watchBoard, type Seen } from './fast-time';
import type { Figure, Progress } from './figure';

// A turn lasts longer than it takes to build one: else the shared clock passes some over.
const rate = 100;
const swaps = 2000;
const warmUp = 200;
const every = 200;

/** The compilers that optimise go on for thousands of swaps, and what they make would pass for a leak. */
const plainCode = '--js-flags=--no-opt --no-maglev';

/** A board over thousands of scenes, in hours that pass in minutes: what it holds in memory after each lot. */
export async function boardSwaps(progress: Progress): Promise<Figure[]> {
  return withDemoServer(({ url }) =>
    withBrowser({ ...landscape, flags: [plainCode] }, async (context) => {
      const page = await context.newPage();
      await page.addInitScript(fastTime, rate);
      await page.addInitScript(watchBoard);
      const cdp = await context.newCDPSession(page);
      await cdp.send('Animation.setPlaybackRate', { playbackRate: rate });
      await page.goto(`${url}/wall/demo?theme=day`);
      const heap: number[] = [];
      const nodes: number[] = [];
      for (let done = warmUp; done <= warmUp + swaps; done += every) {
        await haltAt(page, done);
        const held = await holding(page, cdp);
        progress(`${done} swaps, ${(held.heap / 2 ** 20).toFixed(2)} MB, ${held.nodes} nodes`);
        heap.push(held.heap);
        nodes.push(held.nodes);
        await page.keyboard.press(' ');
      }
      return [
        flat('board-heap', `board, JS heap after ${swaps} swaps`, 'bytes', heap),
        flat('board-nodes', '… and DOM nodes', 'nodes', nodes)
      ];
    })
  );
}

/** The last lots against the first: two of each, since a collector has its moods. */
function flat(id: string, name: string, unit: 'bytes' | 'nodes', held: number[]): Figure {
  return {
    id,
    name,
    unit,
    samples: held.slice(-3),
    peer: { name: `the same after ${warmUp}`, samples: held.slice(0, 3) },
    limit: { of: 'ratio', least: 0.9, most: 1.1 }
  };
}

/** Halts the board on the first scene of a round, the last one's still in the other layer. */
async function haltAt(page: Page, swaps: number): Promise<void> {
  await page.evaluate((at) => {
    const { seen } = window as unknown as { seen: Seen };
    Object.assign(seen, { haltAt: at, halted: false });
  }, swaps);
  await page.waitForFunction(() => Reflect.get(window, 'seen').halted, null, { timeout: 120_000 });
}

async function holding(page: Page, cdp: CDPSession): Promise<{ heap: number; nodes: number }> {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes } = await cdp.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes };
}
