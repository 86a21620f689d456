import type { Page } from '@playwright/test';
import { landscape, portrait, withBrowser } from './browser';
import { withDemoServer } from './demo-server';
import { fastTime, watchBoard, type Seen } from './fast-time';
import type { Figure, Progress } from './figure';
import { watchShifts, type Shifts } from './watch-shifts';

const rate = 10;

/** A whole turn of the playlist, by day and by night, on a screen hung either way: nothing moves by itself. */
export async function boardShift(progress: Progress): Promise<Figure[]> {
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
        // The worst one counts: a median would let one of the four move.
        samples: [Math.max(...samples)],
        limit: { of: 'value', most: 0 }
      }
    ];
  });
}

async function oneTurn(page: Page, address: string, progress: Progress): Promise<number> {
  await page.addInitScript(watchShifts);
  // Once at its own pace: a first start has its letters still to find out.
  await page.goto(address);
  await page.locator('.layer.seen > .scene[data-scene]').waitFor();
  await page.evaluate(() => document.fonts.ready);
  const begun = await shiftsOf(page);
  await page.addInitScript(fastTime, rate);
  await page.addInitScript(watchBoard);
  await page.goto(address);
  await page.waitForFunction(() => (window as unknown as { seen: Seen }).seen.rounds > 0);
  const { sum, moved } = await shiftsOf(page);
  for (const what of [...begun.moved, ...moved]) progress(`moved ${what}`);
  return begun.sum + sum;
}

function shiftsOf(page: Page): Promise<Shifts> {
  return page.evaluate(() => (window as unknown as { shifts: Shifts }).shifts);
}
