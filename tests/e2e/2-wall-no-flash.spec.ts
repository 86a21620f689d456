import type { CDPSession, Page } from '@playwright/test';
import { readPng, type Picture } from '../../src/cli/bench/browser/pixels';
import { backgroundOf } from '../../src/cli/bench/browser/burn-in';
import { farFromBlend, filled } from '../fixtures/blend';
import { expect, test } from './served-app';

/**
 * Looks at what a hall would see between two scenes: every frame that the browser paints while one gives way
 * to the next.
 */

const sceneOf = (page: Page) => page.locator('.layer.seen > .scene[data-scene]');

/** Number of changes of scene, including the pages of long lists. */
const swaps = 8;

/**
 * Greatest difference of a frame from both scenes, as a share of an empty stage's difference; letters of both
 * scenes overlap there.
 */
const most = 1 / 3;

/**
 * Records frames as they are painted.
 * @returns a function that stops and gives them
 */
async function film(session: CDPSession): Promise<() => Promise<Buffer[]>> {
  const frames: Buffer[] = [];
  const take = ({ data, sessionId }: { data: string; sessionId: number }) => {
    frames.push(Buffer.from(data, 'base64'));
    // The recording may have been stopped meanwhile, so the acknowledgement's answer isn't awaited.
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

/** Waits until the front scene stands: nothing fades, and the layer behind is hidden. */
function settled(page: Page): Promise<unknown> {
  return page.waitForFunction(() => {
    const lit = ['.layer.seen', '.layer:not(.seen)'].map((which) => {
      const layer = document.querySelector(which);
      return layer && getComputedStyle(layer).opacity;
    });
    return lit.join(' ') === '1 0';
  });
}

/** A picture of a scene that stands: two in a row are alike, so nothing of it is painted late. */
async function still(page: Page): Promise<Picture> {
  let last = await page.screenshot();
  await expect(async () => {
    const before = last;
    last = await page.screenshot();
    expect(last.equals(before)).toBe(true);
  }).toPass();
  return readPng(last);
}

for (const [theme, width, height] of [
  ['day', 640, 360],
  ['night', 360, 640]
] as const) {
  test(`from one scene to the next no frame is empty, white or dark: ${theme}, ${width} pixels wide`, async ({
    page,
    app
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(`${app.url}/wall/demo?theme=${theme}`);
    await expect(sceneOf(page)).toBeVisible();
    await page.keyboard.press(' ');
    // All fonts are loaded first, because late ones on a busy machine change a scene that stands already.
    await page.evaluate(async () => {
      await Promise.all([...document.fonts].map((face) => face.load()));
    });
    // The picture's slow movement belongs to no scene, so it is stopped.
    await page.evaluate(() => {
      const style = new CSSStyleSheet();
      style.replaceSync('.board { transform: none !important }');
      document.adoptedStyleSheets = [style];
    });
    const frame = () =>
      page
        .locator('.board')
        .evaluate(({ classList }) =>
          ['turned', 'mirrored', 'veiled'].filter((one) => classList.contains(one))
        );
    const session = await page.context().newCDPSession(page);
    await settled(page);
    let before = await still(page);
    let between = 0;
    for (let n = 0; n < swaps; n += 1) {
      const box = await page.locator('.stage').boundingBox();
      if (!box) throw new Error('no stage');
      const framed = await frame();
      const layer = await page
        .locator('.layer')
        .evaluateAll((all) => all.findIndex((each) => each.matches('.seen')));
      const stop = await film(session);
      await page.keyboard.press('ArrowRight');
      await expect(page.locator('.layer').nth(1 - layer)).toHaveClass(/seen/);
      await settled(page);
      const frames = await stop();
      const after = await still(page);
      // Every half hour the whole frame is turned, behind a veil: that isn't a change of scene.
      if (String(await frame()) !== String(framed)) {
        await expect(page.locator('.board')).not.toHaveClass(/veiled/);
        before = await still(page);
        n -= 1;
        continue;
      }
      const scenes = { before, after, box };
      const empty = [backgroundOf(after), [255, 255, 255], [0, 0, 0]].map(
        (colour) => farFromBlend(filled(after, colour), scenes).far
      );
      const name = await sceneOf(page).getAttribute('data-scene');
      const limit = Math.min(...empty) * most;
      expect(limit, `an empty stage differs from ${name} by ${empty.join(', ')}`).toBeGreaterThan(0.5);
      const judged = frames.map((frame) => farFromBlend(readPng(frame), scenes));
      between += judged.filter(({ part }) => part > 0.1 && part < 0.9).length;
      expect
        .soft(
          judged.filter(({ far }) => far > limit),
          `to ${name}`
        )
        .toEqual([]);
      before = after;
    }
    // Frames were recorded during the fades too, and not only before and after.
    expect(between).toBeGreaterThan(0);
  });
}
