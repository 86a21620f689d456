import type { Page } from '@playwright/test';
import { cutOff } from '../fixtures/cut-off';
import { expect } from './house';
import { test } from './old-screen';

/** The whole board, on the oldest browser that gets it: a real one, not a list of what it ought to know. */

/** What the demo has to show by day. */
const scenes = ['standings', 'honours', 'changes', 'notice', 'announcement', 'rule', 'trend'];

const sceneOf = (page: Page) => page.locator('.layer.seen > .scene[data-scene]');

async function stepTo(page: Page, scene: string): Promise<void> {
  await expect(async () => {
    const now = await sceneOf(page).getAttribute('data-scene');
    if (now !== scene) await page.keyboard.press('ArrowRight');
    expect(now).toBe(scene);
  }).toPass({ intervals: [800], timeout: 30_000 });
}

/** What its disk keeps. */
function copies(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done, failed) => {
        const opening = indexedDB.open('sunboard-board');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('copies').objectStore('copies').count();
          counting.onsuccess = () => {
            opening.result.close();
            done(counting.result);
          };
        };
      })
  );
}

function troubles(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => message.type() === 'error' && heard.push(message.text()));
  return heard;
}

test('Chromium 87 draws every scene of the board, lying and standing, and nothing is cut off', async ({
  house,
  oldScreen
}) => {
  const page = await oldScreen.start();
  const heard = troubles(page);
  for (const [width, height] of [
    [1920, 1080],
    [1080, 1920]
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(`${house.url}/wall/demo?theme=day`);
    expect(await page.evaluate(() => navigator.userAgent)).toContain('Chrome/87.');
    await expect(sceneOf(page)).toBeVisible();
    await page.keyboard.press(' ');
    for (const scene of scenes) {
      await stepTo(page, scene);
      await expect(page.locator('.layer.seen')).toHaveCSS('opacity', '1');
      expect(await page.locator('body').evaluate(cutOff)).toEqual([]);
    }
  }
  expect(heard).toEqual([]);
});

test('Chromium 87 keeps a copy and the program: killed, without a server, it starts with the last good content', async ({
  house,
  oldScreen
}) => {
  const first = await oldScreen.start();
  await first.goto(`${house.url}/wall/demo?theme=day`);
  await expect(sceneOf(first)).toBeVisible();
  await first.waitForFunction(() =>
    navigator.serviceWorker.ready.then((registration) => registration.active?.state === 'activated')
  );
  // Once more under the worker, which now has everything that the page asks for.
  await first.reload();
  await expect(sceneOf(first)).toBeVisible();
  expect(await first.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await expect.poll(() => copies(first)).toBeGreaterThan(0);
  // Which scene is on the hour says: from the last one on it is the first page of the list.
  await stepTo(first, 'trend');
  await stepTo(first, 'standings');
  const names = await first.locator('.layer.seen .tr').allTextContents();
  await oldScreen.kill();
  await house.stop('SIGKILL');

  const again = await oldScreen.start();
  const heard = troubles(again);
  await again.goto(`${house.url}/wall/demo?theme=day`);
  await expect(sceneOf(again)).toBeVisible();
  await stepTo(again, 'trend');
  await stepTo(again, 'standings');
  expect(names.length).toBeGreaterThan(0);
  expect(await again.locator('.layer.seen .tr').allTextContents()).toEqual(names);
  // It lives: the age of its data is said, scenes change, the chart is drawn.
  await expect(again.locator('.asof')).toContainText('数据截至');
  await stepTo(again, 'trend');
  await expect(again.locator('.layer.seen canvas')).toBeVisible();
  // Requests without a server fail, and nothing else does.
  expect(heard.filter((what) => !/ERR_CONNECTION_REFUSED|Failed to load resource/.test(what))).toEqual([]);
});

test('a screen with Chromium 87 that nobody has paired shows its code', async ({ house, oldScreen }) => {
  const page = await oldScreen.start();
  const heard = troubles(page);
  await page.goto(`${house.url}/wall?theme=day`);
  await expect(page.locator('.code b')).toHaveCount(8);
  expect(await page.locator('body').evaluate(cutOff)).toEqual([]);
  // That it is nobody's board it learns by two answers, which a browser calls errors.
  expect(heard.filter((what) => !/status of 40[14]/.test(what))).toEqual([]);
});
