import type { Page } from '@playwright/test';
import { cutOff } from '../fixtures/cut-off';
import { makeFeed } from '../fixtures/feed';
import { clockHeader, type BoardFeed } from '../../src/lib/sync';
import { expect, signIn } from './house';
import { test } from './old-screen';

/** The whole board, on the oldest browser that gets it: a real one, not a list of what it ought to know. */

/** What the demo has to show by day. */
const scenes = ['standings', 'honours', 'changes', 'notice', 'announcement', 'rule', 'trend'];

const hung = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 }
];

const sceneOf = (page: Page) => page.locator('.layer.seen > .scene[data-scene]');

async function stepTo(page: Page, scene: string): Promise<void> {
  await expect(async () => {
    const now = await sceneOf(page).getAttribute('data-scene');
    if (now !== scene) await page.keyboard.press('ArrowRight');
    expect(now).toBe(scene);
  }).toPass({ intervals: [800], timeout: 30_000 });
}

/** The scene in front stands still, and all of it is there. */
async function isWhole(page: Page): Promise<void> {
  await expect(page.locator('.layer.seen')).toHaveCSS('opacity', '1');
  await expect(async () => expect(await page.locator('body').evaluate(cutOff)).toEqual([])).toPass({
    timeout: 5000
  });
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
  for (const size of hung) {
    await page.setViewportSize(size);
    await page.goto(`${house.url}/wall/demo?theme=day`);
    expect(await page.evaluate(() => navigator.userAgent)).toContain('Chrome/87.');
    await expect(sceneOf(page)).toBeVisible();
    await page.keyboard.press(' ');
    for (const scene of scenes) {
      await stepTo(page, scene);
      await isWhole(page);
    }
  }
  expect(heard).toEqual([]);
});

/** What isn't on in the demo by day: the content and the hour at which it is. */
const rareScenes: { scene: string; time: string; feed: BoardFeed }[] = [
  { scene: 'clock', time: '09:41', feed: makeFeed({ notice: 'none', announcements: [] }) },
  { scene: 'clock', time: '09:41', feed: withNext(makeFeed({ notice: 'none' })) },
  { scene: 'night', time: '23:30', feed: makeFeed() },
  { scene: 'supplement', time: '09:41', feed: makeFeed({ mended: 6 }) }
];

/** Nothing hangs yet; what comes next is an announcement of the same day. */
function withNext(feed: BoardFeed): BoardFeed {
  const announcements = feed.announcements.map((each) => ({
    ...each,
    published: '2026-11-11T18:00:00+08:00'
  }));
  return { ...feed, announcements };
}

test('Chromium 87 draws the clock with what comes next, the night, and what mends a notice, and nothing is cut off', async ({
  house,
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
      await page.goto(`${house.url}/wall/preview?board=demo&at=${at}`);
      await expect(sceneOf(page)).toBeVisible();
      await page.keyboard.press(' ');
      await stepTo(page, rare.scene);
      await isWhole(page);
    }
  }
  expect(heard).toEqual([]);
});

test('an emergency covers Chromium 87 within two seconds, in earnest and as a drill, and nothing is cut off', async ({
  page: desk,
  house,
  oldScreen
}) => {
  const page = await oldScreen.start();
  const heard = troubles(page);
  await page.goto(`${house.url}/wall/demo?theme=day`);
  await expect(sceneOf(page)).toBeVisible();
  await signIn(desk, house, 'guanli', '/office/boards/emergency');
  for (const drill of [false, true]) {
    await desk.goto(`${house.url}/office/boards/emergency`);
    await desk.getByLabel('标题').fill('三号院地下车库燃气泄漏，全体居民立即从东门撤离');
    await desk
      .getByRole('textbox', { name: /^要做什么/ })
      .fill('请不要开关任何电器，不要使用明火，不要乘坐电梯。\n扶老携幼走楼梯，到柳塘小学操场集合点名。');
    if (drill) await desk.getByLabel('演练').check();
    await desk.getByRole('button', { name: '先看一遍' }).click();
    await desk.getByRole('button', { name: drill ? '开始演练' : '现在发布' }).click();
    await expect(sceneOf(page)).toHaveAttribute('data-scene', 'emergency', { timeout: 2000 });
    await expect(page.locator('.layer.seen .alarm')).toContainText(drill ? '演练' : '燃气泄漏');
    for (const size of hung) {
      await page.setViewportSize(size);
      await expect(sceneOf(page)).toHaveAttribute('data-scene', 'emergency');
      await isWhole(page);
    }
    await desk.getByRole('button', { name: '解除', exact: true }).click();
    await expect(sceneOf(page)).not.toHaveAttribute('data-scene', 'emergency', { timeout: 2000 });
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
