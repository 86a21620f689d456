import type { CDPSession } from 'playwright';
import { landscape, withBrowser } from '../browser/browser';
import { withDemoServer } from '../servers/demo-server';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import { openHurried, passSwaps } from './hurried-board';

/**
 * B13: optimising compilers work on for thousands of swaps, and their code would look like a leak, so they are
 * off.
 */
const plainCode = '--js-flags=--no-opt --no-maglev';
/** Nobody watches, so frames are painted as fast as possible. */
const fastFrames = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

const halts = 50;
const morning = 8 * 60;

/** A fifth of what `npm run soak` plays: days of a board, in which every scene appears. */
export function boardSwaps(progress: BenchProgress): Promise<BenchFigure[]> {
  return swapThrough(2000, progress);
}

/**
 * Runs a board through thousands of swaps over all scenes. It measures the memory held (the last tenth of the
 * run against the second), any movement by itself, and the longest task.
 * @param swaps how many
 * @param progress told how far it is
 */
export async function swapThrough(swaps: number, progress: BenchProgress): Promise<BenchFigure[]> {
  return withDemoServer(async ({ url }) => [
    ...(await whatIsHeld(url, swaps, progress)),
    ...(await longTasks(url, swaps / 20, progress))
  ]);
}

function whatIsHeld(url: string, swaps: number, progress: BenchProgress): Promise<BenchFigure[]> {
  const options = { ...landscape, flags: [plainCode, ...fastFrames], serviceWorkers: 'block' } as const;
  return withBrowser(options, async (context) => {
    const { page, cdp } = await openHurried(context, url, { minute: morning, all: true });
    const heap: number[] = [];
    const nodes: number[] = [];
    const listeners: number[] = [];
    let counts = await passSwaps(page, 1);
    for (let halt = 1; halt <= halts; halt += 1) {
      counts = await passSwaps(page, swaps / halts);
      const held = await holding(cdp);
      if (halt % 5 === 0)
        progress(
          `${counts.swaps} swaps, ${(held.heap / 2 ** 20).toFixed(2)} MB, ${held.nodes} nodes, ${held.listeners} listeners`
        );
      heap.push(held.heap);
      nodes.push(held.nodes);
      listeners.push(held.listeners);
    }
    const scenes = Object.entries(counts.scenes).map(([scene, count]) => `${scene} ${count}`);
    progress(scenes.join(', '));
    for (const what of counts.shifts.moved) progress(`moved ${what}`);
    return [
      flat(
        'board-heap',
        `board, JS heap over ${counts.swaps} swaps of ${scenes.length} scenes`,
        'bytes',
        heap
      ),
      flat('board-nodes', '… and DOM nodes', 'nodes', nodes),
      flat('board-listeners', '… and event listeners', 'listeners', listeners),
      {
        id: 'board-swaps-shift',
        name: '… and what moved by itself',
        unit: 'shift',
        samples: [counts.shifts.sum],
        limit: { of: 'value', most: 0 }
      }
    ];
  });
}

/** Compares means of tenths, because single values depend on when the collector ran. */
function flat(id: string, name: string, unit: 'bytes' | 'nodes' | 'listeners', held: number[]): BenchFigure {
  const tenth = held.length / 10;
  const mean = (from: number) => held.slice(from, from + tenth).reduce((sum, each) => sum + each, 0) / tenth;
  return {
    id,
    name: `${name}, the last tenth`,
    unit,
    samples: [mean(held.length - tenth)],
    peer: { name: 'the second tenth', samples: [mean(tenth)] },
    limit: { of: 'ratio', least: 0.95, most: 1.05 }
  };
}

async function holding(cdp: CDPSession): Promise<{ heap: number; nodes: number; listeners: number }> {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}

/** The longest task after every scene has been shown, at this machine's speed and four times slower. */
function longTasks(url: string, swaps: number, progress: BenchProgress): Promise<BenchFigure[]> {
  return withBrowser({ ...landscape, flags: fastFrames, serviceWorkers: 'block' }, async (context) => {
    const { page, cdp } = await openHurried(context, url, { minute: morning, all: true });
    const figures: BenchFigure[] = [];
    await passSwaps(page, swaps);
    for (const [rate, most] of [
      [1, 50],
      [4, 200]
    ] as const) {
      await cdp.send('Emulation.setCPUThrottlingRate', { rate });
      await passSwaps(page, 1);
      const { tasks: long } = await passSwaps(page, swaps);
      const longest = Math.max(0, ...long.map(({ ms }) => ms));
      const on = long.filter(({ ms }) => ms === longest).map(({ scene }) => scene);
      progress(
        `CPU ${rate} × as slow: ${long.length} tasks over 50 ms, the longest on ${on.join(', ') || 'none'}`
      );
      figures.push({
        id: `board-tasks-${rate}`,
        name: `board, longest task over ${swaps} swaps${rate === 1 ? '' : `, CPU ${rate} times as slow`} (0: none over 50)`,
        unit: 'ms',
        samples: [longest],
        limit: { of: 'value', most }
      });
    }
    return figures;
  });
}
