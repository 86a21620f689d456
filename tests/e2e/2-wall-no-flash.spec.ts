import type { CDPSession, Page } from '@playwright/test';
import { readPng } from '../../src/cli/bench/pixels';
import { groundOf } from '../../src/cli/bench/burn-in';
import { farFromBlend, filled } from '../fixtures/blend';
import { expect, test } from './house';

/** What a hall would see between two scenes: every frame that the browser hands out while one gives way to the next. */

const sceneOf = (page: Page) => page.locator('.layer.seen > .scene[data-scene]');

/** So many scenes give way to the next one: long lists page by page. */
const swaps = 8;

/** Of what an empty stage would be away from both scenes: so much a frame may be, where letters of both stand on each other. */
const most = 1 / 3;

/** Frames as they are painted, until it is told to stop. */
async function film(session: CDPSession): Promise<() => Promise<Buffer[]>> {
  const frames: Buffer[] = [];
  const take = ({ data, sessionId }: { data: string; sessionId: number }) => {
    frames.push(Buffer.from(data, 'base64'));
    // It may have been told to stop meanwhile, and then waits for no word.
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  };
  session.on('Page.screencastFrame', take);
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  return async () => {
    await session.send('Page.stopScreencast');
    session.off('Page.screencastFrame', take);
    return frames;
  };
}

/** The scene in front stands: nothing fades, and the layer behind is unseen. */
function settled(page: Page): Promise<unknown> {
  return page.waitForFunction(() => {
    const lit = ['.layer.seen', '.layer:not(.seen)'].map((which) => {
      const layer = document.querySelector(which);
      return layer && getComputedStyle(layer).opacity;
    });
    return lit.join(' ') === '1 0';
  });
}

for (const [theme, width, height] of [
  ['day', 640, 360],
  ['night', 360, 640]
] as const) {
  test(`from one scene to the next no frame is empty, white or dark: ${theme}, ${width} pixels wide`, async ({
    page,
    house
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(`${house.url}/wall/demo?theme=${theme}`);
    await expect(sceneOf(page)).toBeVisible();
    await page.keyboard.press(' ');
    // A step of the whole picture's walk is no scene's.
    await page.evaluate(() => {
      const style = new CSSStyleSheet();
      style.replaceSync('.board { transform: none !important }');
      document.adoptedStyleSheets = [style];
    });
    const box = await page.locator('.stage').boundingBox();
    if (!box) throw new Error('no stage');
    const session = await page.context().newCDPSession(page);
    const still = async () => readPng(await page.screenshot());
    await settled(page);
    let before = await still();
    let between = 0;
    for (let n = 0; n < swaps; n += 1) {
      const layer = await page
        .locator('.layer')
        .evaluateAll((all) => all.findIndex((each) => each.matches('.seen')));
      const stop = await film(session);
      await page.keyboard.press('ArrowRight');
      await expect(page.locator('.layer').nth(1 - layer)).toHaveClass(/seen/);
      await settled(page);
      const frames = await stop();
      const after = await still();
      const scenes = { before, after, box };
      const empty = [groundOf(after), [255, 255, 255], [0, 0, 0]].map(
        (colour) => farFromBlend(filled(after, colour), scenes).far
      );
      const limit = Math.min(...empty) * most;
      expect(limit).toBeGreaterThan(0.5);
      const judged = frames.map((frame) => farFromBlend(readPng(frame), scenes));
      between += judged.filter(({ part }) => part > 0.1 && part < 0.9).length;
      const name = await sceneOf(page).getAttribute('data-scene');
      expect
        .soft(
          judged.filter(({ far }) => far > limit),
          `to ${name}`
        )
        .toEqual([]);
      before = after;
    }
    // It was looked at while they faded, and not only before and after.
    expect(between).toBeGreaterThan(swaps);
  });
}
