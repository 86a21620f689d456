import type { Page } from 'playwright';
import { landscape, portrait, withBrowser } from '../browser/browser';
import { withDemoServer } from '../servers/demo-server';
import { fastTime, watchBoard, type SeenRounds } from '../browser/fast-time';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import { watchShifts, type Shifts } from '../browser/watch-shifts';

const rate = 10;

/** Plays the whole playlist by day and by night in landscape and portrait: nothing may move by itself. */
export async function boardShift(progress: BenchProgress): Promise<BenchFigure[]> {
  return withDemoServer(async ({ url }) => {
    const samples: number[] = [];
    for (const [hung, options] of Object.entries({ landscape, portrait })) {
      for (const theme of ['day', 'night']) {
        progress(`${hung}, ${theme}`);
        samples.push(
          await withBrowser(options, async (context) =>
            oneTurn(await context.newPage(), `${url}/wall/demo?theme=${theme}`, progress)
          )
        );
      }
    }
    return [
      {
        id: 'board-shift',
        name: 'board, layout shift over a turn of the playlist, day and night, either way up',
        unit: 'shift',
        // The worst of the four counts, because a median would hide one that moves.
        samples: [Math.max(...samples)],
        limit: { of: 'value', most: 0 }
      }
    ];
  });
}

async function oneTurn(page: Page, address: string, progress: BenchProgress): Promise<number> {
  await page.addInitScript(watchShifts);
  // The first pass runs at normal speed, because a first start still has to load fonts.
  await page.goto(address);
  await page.locator('.layer.seen > .scene[data-scene]').waitFor();
  await page.evaluate(() => document.fonts.ready);
  const begun = await shiftsOf(page);
  await page.addInitScript(fastTime, rate);
  await page.addInitScript(watchBoard);
  await page.goto(address);
  await page.waitForFunction(() => (window as unknown as { seen: SeenRounds }).seen.rounds > 0);
  const { sum, moved } = await shiftsOf(page);
  for (const what of [...begun.moved, ...moved]) progress(`moved ${what}`);
  return begun.sum + sum;
}

function shiftsOf(page: Page): Promise<Shifts> {
  return page.evaluate(() => (window as unknown as { shifts: Shifts }).shifts);
}
