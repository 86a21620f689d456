import type { Page } from '@playwright/test';
import { cutOff } from '../fixtures/cut-off';
import { makeFeed } from '../fixtures/feed';
import { clockHeader, type BoardFeed } from '../../src/lib/sync';
import { expect, signIn } from './served-app';
import { test } from './old-screen';
import { stepToScene } from './step-board';

/**
 * Tests the whole board on the oldest browser that gets it: a real one, not a list of what it ought to know.
 */

/** The scenes that the demo shows by day. */
const scenes = ['standings', 'honours', 'changes', 'notice', 'announcement', 'rule', 'trend'];

const hung = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 }
];

const sceneOf = (page: Page) => page.locator('.layer.seen > .scene[data-scene]');

/** Waits until the front scene stands still, and checks that all of it is visible. */
async function isWhole(page: Page): Promise<void> {
  await expect(page.locator('.layer.seen')).toHaveCSS('opacity', '1');
  await expect.poll(() => page.locator('body').evaluate(cutOff)).toEqual([]);
}

/** Counts the copies on its disk. */
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
  app,
  oldScreen
}) => {
  const page = await oldScreen.start();
  const heard = troubles(page);
  for (const size of hung) {
    await page.setViewportSize(size);
    await page.goto(`${app.url}/wall/demo?theme=day`);
    expect(await page.evaluate(() => navigator.userAgent)).toContain('Chrome/87.');
    await expect(sceneOf(page)).toBeVisible();
    await page.keyboard.press(' ');
    for (const scene of scenes) {
      await stepToScene(page, scene);
      await isWhole(page);
    }
  }
  expect(heard).toEqual([]);
});

/** Scenes that the demo doesn't show by day, with their content and hour. */
const rareScenes: { scene: string; time: string; feed: BoardFeed }[] = [
  { scene: 'clock', time: '09:41', feed: makeFeed({ notice: 'none', announcements: [] }) },
  { scene: 'clock', time: '09:41', feed: withNext(makeFeed({ notice: 'none' })) },
  { scene: 'night', time: '23:30', feed: makeFeed() },
  { scene: 'supplement', time: '09:41', feed: makeFeed({ corrected: 6 }) }
];

/** A feed without content yet; the next thing is an announcement on the same day. */
function withNext(feed: BoardFeed): BoardFeed {
  const announcements = feed.announcements.map((each) => ({
    ...each,
    published: '2026-11-11T18:00:00+08:00'
  }));
  return { ...feed, announcements };
}

test('Chromium 87 draws the clock with what comes next, the night, and what mends a notice, and nothing is cut off', async ({
  app,
  oldScreen
}) => {
  const page = await oldScreen.start();
  const heard = troubles(page);
  let feed = makeFeed();
  await page.route('**/api/board/preview/**', (route) =>
    route.fulfill({ json: feed, headers: { [clockHeader]: new Date().toISOString() } })
  );
  for (const rare of rareScenes) {
    feed = rare.feed;
    const at = encodeURIComponent(`2026-11-11T${rare.time}:00+08:00`);
    for (const size of hung) {
      await page.setViewportSize(size);
      await page.goto(`${app.url}/wall/preview?board=demo&at=${at}`);
      await expect(sceneOf(page)).toBeVisible();
      await page.keyboard.press(' ');
      await stepToScene(page, rare.scene);
      await isWhole(page);
    }
  }
  expect(heard).toEqual([]);
});

test('an emergency covers Chromium 87 at once, in earnest and as a drill, and nothing is cut off', async ({
  page: dashboard,
  app,
  oldScreen
}) => {
  const page = await oldScreen.start();
  const heard = troubles(page);
  await page.goto(`${app.url}/wall/demo?theme=day`);
  await expect(sceneOf(page)).toBeVisible();
  await signIn(dashboard, app, 'guanli', '/office/boards/emergency');
  for (const drill of [false, true]) {
    await dashboard.goto(`${app.url}/office/boards/emergency`);
    await dashboard.getByLabel('标题').fill('三号院地下车库燃气泄漏，全体居民立即从东门撤离');
    await dashboard
      .getByRole('textbox', { name: /^要做什么/ })
      .fill('请不要开关任何电器，不要使用明火，不要乘坐电梯。\n扶老携幼走楼梯，到柳塘小学操场集合点名。');
    if (drill) await dashboard.getByLabel('演练').check();
    await dashboard.getByRole('button', { name: '先看一遍' }).click();
    await dashboard.getByRole('button', { name: drill ? '开始演练' : '现在发布' }).click();
    await expect(sceneOf(page)).toHaveAttribute('data-scene', 'emergency');
    await expect(page.locator('.layer.seen .alarm')).toContainText(drill ? '演练' : '燃气泄漏');
    for (const size of hung) {
      await page.setViewportSize(size);
      await expect(sceneOf(page)).toHaveAttribute('data-scene', 'emergency');
      await isWhole(page);
    }
    await dashboard.getByRole('button', { name: '解除', exact: true }).click();
    await expect(sceneOf(page)).not.toHaveAttribute('data-scene', 'emergency');
  }
  expect(heard).toEqual([]);
});

test('Chromium 87 keeps a copy and the program: killed, without a server, it starts with the last good content', async ({
  app,
  oldScreen
}) => {
  const first = await oldScreen.start();
  await first.goto(`${app.url}/wall/demo?theme=day`);
  await expect(sceneOf(first)).toBeVisible();
  await first.waitForFunction(() =>
    navigator.serviceWorker.ready.then((registration) => registration.active?.state === 'activated')
  );
  // The second visit runs under the worker, which now has everything that the page requests.
  await first.reload();
  await expect(sceneOf(first)).toBeVisible();
  expect(await first.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await expect.poll(() => copies(first)).toBeGreaterThan(0);
  // The hour decides which scene is on; after the last one comes the first page of the list.
  await stepToScene(first, 'trend');
  await stepToScene(first, 'standings');
  const names = await first.locator('.layer.seen .tr').allTextContents();
  await oldScreen.kill();
  await app.stop('SIGKILL');

  const again = await oldScreen.start();
  const heard = troubles(again);
  await again.goto(`${app.url}/wall/demo?theme=day`);
  await expect(sceneOf(again)).toBeVisible();
  await stepToScene(again, 'trend');
  await stepToScene(again, 'standings');
  expect(names.length).toBeGreaterThan(0);
  expect(await again.locator('.layer.seen .tr').allTextContents()).toEqual(names);
  // The board is alive: it says the data's age, scenes change, the chart is drawn.
  await expect(again.locator('.asof')).toContainText('数据截至');
  await stepToScene(again, 'trend');
  await expect(again.locator('.layer.seen canvas')).toBeVisible();
  // Requests without a server fail, and nothing else does.
  expect(heard.filter((what) => !/ERR_CONNECTION_REFUSED|Failed to load resource/.test(what))).toEqual([]);
});

test('a screen with Chromium 87 that nobody has paired shows its code', async ({ app, oldScreen }) => {
  const page = await oldScreen.start();
  const heard = troubles(page);
  await page.goto(`${app.url}/wall?theme=day`);
  await expect(page.locator('.code b')).toHaveCount(8);
  await expect.poll(() => page.locator('body').evaluate(cutOff)).toEqual([]);
  // Two answers tell it that it is unpaired, and browsers log these as errors.
  expect(heard.filter((what) => !/status of 40[14]/.test(what))).toEqual([]);
});
