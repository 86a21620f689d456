import type { BrowserContext, CDPSession, Page } from 'playwright';
import { boardFeedSchema, clockHeader, protocolQuery, type BoardFeed } from '$lib/sync';
import * as v from 'valibot';
import { everyScene, nextMorning } from './every-scene';
import { skipTime, type SkippedTime } from '../browser/skip-time';
import { watchShifts, type Shifts } from '../browser/watch-shifts';
import { publishWithMedia } from './publish-with-media';

/** A board in the browser that skips waiting times. */
export interface HurriedBoard {
  page: Page;
  cdp: CDPSession;
  feed: BoardFeed;
}

/** Reads the demo's feed as the board's program does. */
async function demoFeed(url: string): Promise<BoardFeed> {
  return v.parse(boardFeedSchema, await (await fetch(`${url}/api/board/demo?${protocolQuery}`)).json());
}

/**
 * Opens a paired board of a demo server, whose server is then simulated (see `skipTime`).
 * @param minute of tomorrow, at which it begins
 * @param all whether its playlist has every scene; else the demo's
 */
export async function openHurried(
  context: BrowserContext,
  url: string,
  { minute, all }: { minute: number; all: boolean }
): Promise<HurriedBoard> {
  const page = await context.newPage();
  if (all) await publishWithMedia(url);
  const plain = await demoFeed(url);
  const start = nextMorning(plain, minute);
  const feed = all ? everyScene(plain, start) : plain;
  await page.addInitScript(watchShifts);
  await page.addInitScript(skipTime, { feed, start, clockHeader });
  const cdp = await context.newCDPSession(page);
  // The player waits for a cross-fade by its own clock, so the visible animation may be quick.
  await cdp.send('Animation.enable');
  await cdp.send('Animation.setPlaybackRate', { playbackRate: 100 });
  await page.goto(`${url}/wall`);
  await page.locator('.layer.seen > .scene[data-scene]').waitFor();
  return { page, cdp, feed };
}

/**
 * Lets `count` scenes pass and stops at a single-page one, so that each stop has equal content. Long tasks
 * are reported once and dropped, because a growing list would count as the page's memory.
 */
export async function passSwaps(
  page: Page,
  count: number
): Promise<SkippedTime['counts'] & { shifts: Shifts }> {
  return page.evaluate(async (swaps) => {
    const { time, shifts } = window as unknown as { time: SkippedTime; shifts: Shifts };
    await time.swaps(swaps, 'honours');
    return { ...time.counts, tasks: time.counts.tasks.splice(0), shifts };
  }, count);
}
