import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { boardFeedSchema, boardKnows, clockHeader, type BoardFeed } from '$lib/sync';
import * as v from 'valibot';
import { everyScene, nextMorning } from './every-scene';
import { skipTime, type SkippedTime } from './skip-time';
import { watchShifts, type Shifts } from './watch-shifts';
import { publishWithMedia } from './publish-with-media';

/** A board in the browser whose time is leapt over. */
export interface HurriedBoard {
  page: Page;
  cdp: CDPSession;
  feed: BoardFeed;
}

/** The demo's feed, as a board's program reads it. */
export async function demoFeed(url: string): Promise<BoardFeed> {
  return v.parse(boardFeedSchema, await (await fetch(`${url}/api/board/demo?knows=${boardKnows}`)).json());
}

/**
 * Opens a paired board of a demo server's, whose server is then played (see `skipTime`).
 * @param minute of tomorrow, at which it begins
 * @param all a playlist with every scene on it; else what the demo shows
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
  // A cross-fade is waited for by the player's own clock: what is seen of it needn't take its time.
  await cdp.send('Animation.enable');
  await cdp.send('Animation.setPlaybackRate', { playbackRate: 100 });
  await page.goto(`${url}/wall`);
  await page.locator('.layer.seen > .scene[data-scene]').waitFor();
  return { page, cdp, feed };
}

/**
 * Lets so many scenes pass, and halts at one that has a single page: what is on the screen and beside it is alike each time. Long tasks
 * are told once and forgotten: a list of them would grow in the page whose memory is measured.
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
