import type { BrowserContext, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boardFiles, boardLimit } from '../../src/cli/bench/boards/board-weight';
import { fastTime, watchBoard } from '../../src/cli/bench/browser/fast-time';
import { watchShifts } from '../../src/cli/bench/browser/watch-shifts';
import { localTime } from '../../src/lib/calendar';
import { cutOff } from '../fixtures/cut-off';
import { expect, test, type ServedApp } from './served-app';
import { stepToScene } from './step-board';

/** A board as an operator with a keyboard sees it; the front layer counts. */
class Wall {
  constructor(
    readonly page: Page,
    readonly app: ServedApp
  ) {}

  async open(query = '?theme=day'): Promise<void> {
    await this.page.goto(`${this.app.url}/wall/demo${query}`);
    await expect(this.scene).toBeVisible();
  }

  /** the scene in front, whichever it is */
  get scene() {
    return this.page.locator('.layer.seen > .scene[data-scene]');
  }

  get asOf() {
    return this.page.locator('.asof');
  }

  shows(scene: string) {
    return expect(this.page.locator(`.layer.seen > .scene[data-scene=${scene}]`)).toBeVisible();
  }

  /** Steps on until a scene of that kind is in front. */
  async stepTo(scene: string): Promise<void> {
    await stepToScene(this.page, scene);
  }
}

const scenes = ['standings', 'honours', 'changes', 'notice', 'announcement', 'rule', 'trend'];

test('the board shows its scenes in turn, with unit, clock and the age of its data on each @core', async ({
  page,
  app
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  const wall = new Wall(page, app);
  await wall.open();
  // The name is measured at its present size: a short one is one line in full size.
  const unit = page.locator('.mast .unit');
  await expect(unit).not.toHaveClass(/wrapped/);
  expect(await unit.evaluate(({ style }) => style.fontSize)).toBe('');
  const route = page.getByRole('list', { name: '轮播' }).getByRole('listitem');
  await expect(route).toHaveText(['积分榜', '光荣榜', '本月变动', '公示', '公告', '办法', '走势']);
  for (const scene of scenes) {
    await wall.stepTo(scene);
    await expect(page.locator('.unit')).toContainText('阳光社区');
    await expect(page.locator('.when time')).toHaveText(/^\d\d:\d\d$/);
    await expect(wall.asOf).toHaveText(/^数据截至 \d\d:\d\d$/);
  }
  await expect(page.locator('.layer.seen canvas')).toBeVisible();
  await wall.stepTo('standings');
  expect(errors).toEqual([]);
});

test('a scene gives way to the next by itself', async ({ page, app }) => {
  await page.clock.install();
  const wall = new Wall(page, app);
  await wall.open();
  // The hour decides which scene is on when it is opened.
  const first = await wall.scene.getAttribute('data-scene');
  await expect(async () => {
    await page.clock.runFor(3_000);
    await expect(wall.scene).not.toHaveAttribute('data-scene', first ?? '', { timeout: 500 });
  }).toPass({ timeout: 60_000 });
});

test('a device whose own clock is wrong says so at the foot, and shows the server’s time', async ({
  page,
  app
}) => {
  await page.addInitScript(
    (behind) => {
      const real = Date.now.bind(Date);
      Date.now = () => real() - behind;
    },
    3 * 3_600_000 + 10_000
  );
  const wall = new Wall(page, app);
  await wall.open();
  await expect(page.locator('.foot .lack')).toHaveText('本机时钟慢 3 小时 0 分');
  await expect
    .poll(async () => {
      const { time } = localTime(Date.now(), 'Asia/Shanghai');
      return (await page.locator('.when time').innerText()) === time;
    })
    .toBe(true);
});

test('it shows the notice that the public page shows, by the same code @core', async ({ page, app }) => {
  const wall = new Wall(page, app);
  await wall.open();
  await wall.stepTo('notice');
  await expect(wall.scene.getByRole('img', { name: '二维码：公示全文' })).toBeVisible();
  const code = await wall.scene.locator('.code').innerText();
  await page.goto(`${app.url}/n/${app.founded.notice}`);
  await expect(page.locator('body')).toContainText(code);
});

for (const [name, width, height] of [
  ['1080p', 1920, 1080],
  ['4K', 3840, 2160],
  ['portrait', 1080, 1920]
] as const) {
  test(`nothing is cut off: ${name}`, async ({ page, app }) => {
    await page.setViewportSize({ width, height });
    const wall = new Wall(page, app);
    await wall.open();
    // Letters that come late change a scene that stands already.
    await page.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())).then(() => {}));
    await page.keyboard.press(' ');
    for (const scene of scenes) {
      await wall.stepTo(scene);
      await expect(wall.page.locator('.layer.seen')).toHaveCSS('opacity', '1');
      await expect.poll(() => page.locator('body').evaluate(cutOff)).toEqual([]);
    }
  });
}

test('the server is killed: the content stays, and says how old it is; back again, it catches up @core', async ({
  page,
  app
}) => {
  const wall = new Wall(page, app);
  await wall.open();
  // It plays all scenes once, because a board in a hall has done so long before its server goes away.
  for (const scene of scenes) await wall.stepTo(scene);
  await expect(wall.asOf).toHaveText(/^数据截至 \d\d:\d\d$/);
  await app.stop('SIGKILL');
  await expect(wall.asOf).toHaveText(/^数据截至 \d\d:\d\d，待更新$/);
  for (const scene of scenes) await wall.stepTo(scene);
  await app.start();
  await expect(wall.asOf).toHaveText(/^数据截至 \d\d:\d\d$/, { timeout: 90_000 });
});

test('the browser is started again without a server: the board opens from its own disk @core', async ({
  app,
  launchOptions,
  locale,
  timezoneId
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'sunboard-wall-'));
  const start = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(profile, { ...launchOptions, locale, timezoneId });
  try {
    const first = await start();
    const wall = new Wall(await first.newPage(), app);
    await wall.open();
    await wall.page.waitForFunction(() =>
      navigator.serviceWorker.ready.then((registration) => registration.active?.state === 'activated')
    );
    // The second visit runs under the worker, which now has everything that the page requests.
    await wall.open();
    await first.close();
    await app.stop('SIGKILL');

    const second = await start();
    const again = new Wall(await second.newPage(), app);
    await again.open();
    await again.stepTo('standings');
    await expect(again.asOf).toContainText('数据截至');
    await again.stepTo('trend');
    await expect(again.page.locator('.layer.seen canvas')).toBeVisible();
    await second.close();
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

test('letters that never come keep no hall waiting: the board draws with those that the screen has', async ({
  browser,
  app
}) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  await context.route('**/letters*.css', () => new Promise(() => {}));
  const wall = new Wall(await context.newPage(), app);
  const asked = wall.page.waitForRequest('**/letters*.css');
  await wall.open();
  await asked;
  await wall.stepTo('standings');
  await context.close();
});

test('a screen that no one has paired says so, and where the demo is', async ({ page, app }) => {
  await page.goto(`${app.url}/wall`);
  await expect(page.getByRole('heading', { name: '这块屏幕还没有配对' })).toBeVisible();
  await page.getByRole('link', { name: '/wall/demo' }).click();
  await new Wall(page, app).stepTo('standings');
});

test('without JavaScript it says what it needs', async ({ browser, app }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  for (const path of ['/wall', '/wall/demo']) {
    await page.goto(app.url + path);
    await expect(page.locator('noscript p')).toBeVisible();
  }
  await page.close();
});

test('a board that the server doesn’t know says so', async ({ page, app }) => {
  await page.goto(`${app.url}/wall/nowhere`);
  await expect(page.getByRole('heading', { name: '没有这块公示屏' })).toBeVisible();
});

test('a board’s program is light: it has neither the office nor the scoring in it', async ({ page, app }) => {
  const files = await boardFiles(page, `${app.url}/wall/demo`);
  expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(boardLimit);
});

/** Runs in the page before its scripts: letters get ten seconds in place of 700 ms (`lettersWithin`). */
function waitForLetters(): void {
  const { setTimeout: later } = window;
  Object.assign(window, {
    setTimeout: (run: () => void, ms?: number) => later(run, ms === 700 ? 10_000 : ms)
  });
}

for (const [hung, width, height] of [
  ['landscape', 1920, 1080],
  ['portrait', 1080, 1920]
] as const) {
  test(`nothing moves by itself in a whole turn, the start included: ${hung}`, async ({ page, app }) => {
    await page.setViewportSize({ width, height });
    const moved = () => page.evaluate(() => Reflect.get(window, 'shifts').moved);
    await page.addInitScript(watchShifts);
    // A machine on which letters come too late to be waited for isn't this test's.
    await page.addInitScript(waitForLetters);
    const wall = new Wall(page, app);
    await wall.open('?theme=day');
    await page.evaluate(() => document.fonts.ready);
    expect(await moved()).toEqual([]);
    // By now it knows its fonts.
    await page.addInitScript(fastTime, 10);
    await page.addInitScript(watchBoard);
    await wall.open('?theme=day');
    await page.waitForFunction(() => Reflect.get(window, 'seen').rounds > 0);
    expect(await moved()).toEqual([]);
  });
}
