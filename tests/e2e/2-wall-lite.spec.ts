import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { boardReportSchema } from '../../src/lib/sync';
import { qrPath } from '../../src/lib/ui/qr';
import { cutOff } from '../fixtures/cut-off';
import { paleTexts } from '../fixtures/pale-texts';
import { expect, signIn } from './served-app';
import { test } from './old-screen';

/**
 * Tests the plain board, for browsers older than Chromium 87, in the oldest browser at hand; its program and
 * style are checked as text.
 */

const agents = {
  webos38:
    'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/38.0.2125.122 Safari/537.36',
  webos68:
    'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/68.0.3440.106 Safari/537.36',
  webos87:
    'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0.4280.88 Safari/537.36'
};

/** The scenes that the demo shows by day. */
const everyScene = ['standings', 'honours', 'changes', 'notice', 'announcement', 'rule', 'trend'];

function troubles(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => message.type() === 'error' && heard.push(message.text()));
  return heard;
}

/** The visible page of the board. */
const seen = (page: Page) => page.locator('.page.seen');

test('a browser gets the board that it can run, by what it calls itself', async ({ app }) => {
  const get = (path: string, userAgent: string) =>
    fetch(app.url + path, { headers: { 'user-agent': userAgent }, redirect: 'manual' });
  for (const [path, lite] of [
    ['/wall', '/wall/lite'],
    ['/wall?lang=en', '/wall/lite?lang=en'],
    ['/wall/demo', '/wall/lite?board=demo']
  ] as const) {
    const answer = await get(path, agents.webos68);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, lite]);
  }
  for (const path of ['/wall', '/wall/demo', '/wall/lite']) {
    expect((await get(path, agents.webos87)).status).toBe(200);
    const old = await get(path, agents.webos38);
    expect(old.headers.get('content-security-policy')).toContain("default-src 'none'");
    const said = await old.text();
    expect(said).toContain('现在用的是 LG webOS 上的 Chromium 38');
    expect(said).toContain(`${app.url}/wall`);
    expect(said).not.toContain('<script');
  }
});

test('it has one script, named with its version, and its style has nothing that came after Chromium 51', async ({
  app
}) => {
  const page = await (await fetch(`${app.url}/wall/lite?board=demo&theme=day`)).text();
  const [, version = ''] = /data-version="([^"]*)"/.exec(page) ?? [];
  const scripts = [...page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
  expect(
    scripts.map(([, attributes = '', inline]) => [/src="([^"]*)"/.exec(attributes)?.[1], inline])
  ).toEqual([[`/lite.js?${version}`, '']]);
  // The script knows its own version too; old-browsers.spec.ts reads what it calls.
  expect(await (await fetch(`${app.url}/lite.js?${version}`)).text()).toContain(version);
  const styles = [...page.matchAll(/<link[^>]*href="([^"]*\.css)"/g)].map(([, href]) => href);
  expect(styles).toContain('/lite.css');
  for (const href of styles) {
    const style = (await (await fetch(app.url + href)).text()).replace(/\/\*[\s\S]*?\*\//g, '');
    expect(style).not.toMatch(
      /\bgrid|\bgap:|\binset[\w-]*:|clamp\(|\bmin\(|\bmax\(|var\(|:(?:is|where|has|focus-visible|focus-within)|@layer|@supports|(?<!-)aspect-ratio|sticky|overflow-wrap|place-|fr\b/
    );
  }
});

for (const [hung, width, height] of [
  ['lying', 1920, 1080],
  ['standing', 1080, 1920]
] as const) {
  test(`all that the board shows stands on it, and nothing is cut off: ${hung}`, async ({
    app,
    oldScreen
  }) => {
    const page = await oldScreen.start();
    const heard = troubles(page);
    await page.setViewportSize({ width, height });
    await page.goto(`${app.url}/wall/lite?board=demo&theme=day`);
    const scenes = await page.locator('.page').evaluateAll((all) => all.map((each) => each.className));
    for (const scene of everyScene) expect(scenes.join(' ')).toContain(scene);
    const addresses = await page.locator('.page').count();
    for (let n = 1; n <= addresses; n += 1) {
      await page.goto(`${app.url}/wall/lite?board=demo&theme=day&page=${n}`);
      await expect(seen(page)).toHaveCount(1);
      expect(await page.locator('body').evaluate(cutOff)).toEqual([]);
    }
    expect(heard).toEqual([]);
  });
}

test('its pages turn by themselves; a server that is away takes nothing from it, and comes back by itself @core', async ({
  app,
  oldScreen
}) => {
  const page = await oldScreen.start();
  await page.goto(`${app.url}/wall/lite?board=demo&theme=day`);
  const first = await seen(page).getAttribute('data-key');
  await page.evaluate(() => {
    for (const each of Array.from(document.querySelectorAll('.page'))) each.setAttribute('data-seconds', '1');
  });
  await expect(seen(page)).not.toHaveAttribute('data-key', first ?? '');
  await expect(page.locator('.asof.fresh')).toBeVisible();
  await app.stop('SIGKILL');
  await expect(page.locator('.asof.ageing')).toBeVisible();
  await expect(page.locator('.asof.ageing')).toHaveText(/^数据截至 .*\d\d:\d\d，待更新$/);
  await expect(seen(page)).toHaveCount(1);
  await expect(page.locator('.unit')).toContainText('阳光社区');
  await app.start();
  await expect(page.locator('.asof.fresh')).toBeVisible({ timeout: 30_000 });
});

test('an emergency covers it at once, however long it is, and goes when it is taken down', async ({
  page: dashboard,
  app,
  oldScreen
}) => {
  const page = await oldScreen.start();
  const line = '请不要开关任何电器，不要使用明火，不要乘坐电梯，扶老携幼走楼梯，到柳塘小学';
  const typed = Array.from({ length: 5 }, () => line).join('\n');
  await page.goto(`${app.url}/wall/lite?board=demo&theme=day`);
  await expect(seen(page)).toHaveCount(1);
  await signIn(dashboard, app, 'guanli', '/office/boards/emergency');
  await dashboard.getByLabel('标题').fill('三号院地下车库二层燃气泄漏请全体居民立即东门撤离');
  await dashboard.getByRole('textbox', { name: /^要做什么/ }).fill(typed);
  await dashboard.getByRole('button', { name: '先看一遍' }).click();
  await dashboard.getByRole('button', { name: '现在发布' }).click();
  await expect(seen(page)).toHaveClass(/emergency/);
  const pages = page.locator('.page.emergency');
  // Each page holds what fits, measured on the actual screen, also after that is turned. An end after midnight has a
  // longer date, so how many pages there are hangs on the hour.
  const counts: number[] = [];
  for (const [width, height] of [
    [1920, 1080],
    [1280, 1024],
    [1080, 1920],
    [1920, 1080]
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height]);
    await page.evaluate(
      () => new Promise((measured) => requestAnimationFrame(() => requestAnimationFrame(measured)))
    );
    const count = await pages.count();
    counts.push(count);
    expect((await pages.locator('.text p').allTextContents()).join('')).toBe(typed.replace(/\n/g, ''));
    await expect(page.locator('[data-of]')).toHaveText(`${count}`);
    for (let n = 0; n < count; n += 1) {
      await pages.evaluateAll((all, front) => {
        for (const [at, each] of all.entries()) each.classList.toggle('seen', at === front);
      }, n);
      expect(await page.locator('body').evaluate(cutOff)).toEqual([]);
    }
  }
  expect(counts[0]).toBeGreaterThan(1);
  expect(counts.at(-1)).toBe(counts[0]);
  expect(await page.locator('#lite').evaluate(paleTexts)).toEqual([]);
  await page.locator('#lite').evaluate((lite) => lite.classList.add('dark'));
  expect(await page.locator('#lite').evaluate(paleTexts)).toEqual([]);
  await dashboard.getByRole('button', { name: '解除', exact: true }).click();
  await expect(seen(page)).not.toHaveClass(/emergency/);
});

test('in the dark its ground is dark, and all that stands on it can be read', async ({ app, oldScreen }) => {
  const page = await oldScreen.start();
  await page.goto(`${app.url}/wall/lite?board=demo&theme=night`);
  await expect(page.locator('#lite')).toHaveClass(/dark/);
  await expect(page.locator('#lite')).toHaveCSS('background-color', 'rgb(23, 19, 14)');
  const addresses = await page.locator('.page').count();
  for (let n = 1; n <= addresses; n += 1) {
    await page.goto(`${app.url}/wall/lite?board=demo&theme=night&page=${n}`);
    await expect(seen(page)).toHaveCount(1);
    expect(await page.locator('body').evaluate(cutOff)).toEqual([]);
    expect(await page.locator('#lite').evaluate(paleTexts)).toEqual([]);
  }
});

test('without script the browser is led through every page, and the first again', async ({
  browser,
  app
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 1920, height: 1080 } });
  const scenes = new Set<string>();
  let address = '/wall/lite?board=demo&theme=day';
  for (const gone = new Set<string>(); !gone.has(address);) {
    gone.add(address);
    const html = await (await fetch(app.url + address)).text();
    await page.setContent(html.replace(/<noscript><meta[^>]*><\/noscript>/, ''));
    scenes.add((await seen(page).getAttribute('class')) ?? '');
    const next = /<noscript><meta http-equiv="refresh" content="\d+;\s*url=([^"]+)"/.exec(html)?.[1];
    address = next?.replaceAll('&amp;', '&') ?? '';
  }
  expect(address).toContain('page=');
  for (const scene of everyScene) expect([...scenes].some((each) => each.includes(scene))).toBe(true);
  await page.close();
});

test('a plain screen is paired by its code, says what it shows, and is ended @core', async ({
  page: dashboard,
  app,
  oldScreen
}) => {
  const page = await oldScreen.start();
  await page.goto(`${app.url}/wall/lite?theme=day`);
  await expect(page.locator('[data-code]')).toHaveText(/^\w{4} \w{4}$/);
  expect(await page.locator('body').evaluate(cutOff)).toEqual([]);
  const code = await page.locator('[data-code]').innerText();
  // The address is also drawn as a code, for pairing with a phone.
  const drawn = page.getByRole('img', { name: '二维码：在办公室配对这块屏幕' });
  const address = `${app.url}/office/boards?code=${code.replace(' ', '')}`;
  await expect(drawn.locator('path').last()).toHaveAttribute('d', qrPath(address).path);
  for (const size of [
    { width: 1080, height: 1920 },
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 }
  ]) {
    await page.setViewportSize(size);
    await expect.poll(async () => (await drawn.boundingBox())?.width ?? 0).toBeGreaterThan(200);
    expect(await page.locator('body').evaluate(cutOff)).toEqual([]);
  }
  await signIn(dashboard, app, 'guanli', `/office/boards?code=${code.replace(' ', '')}`);
  await dashboard.getByLabel('公示屏名称').fill('老电视');
  await dashboard.getByRole('button', { name: '确认配对' }).click();
  await expect(page.locator('.page.standings.seen')).toBeVisible();
  await expect(page.locator('.unit')).toContainText('阳光社区');
  const row = dashboard.getByRole('row').filter({ hasText: '老电视' });
  await expect(async () => {
    await dashboard.goto(`${app.url}/office/boards`);
    await expect(row).toContainText('最新内容', { timeout: 500 });
  }).toPass();
  await expect(row).toContainText('正在播放');
  // It starts once more with nothing but its cookie: it reports its state, and what has really hung on it.
  const telling = page.waitForRequest((asked) => asked.url().endsWith('/api/board'));
  const shown: string[] = [];
  page.on('request', (asked) => {
    if (!asked.url().endsWith('/api/board')) return;
    shown.push(...v.parse(boardReportSchema, asked.postDataJSON()).notices.map(({ code }) => code));
  });
  await page.reload();
  await expect(page.locator('.page.standings.seen')).toBeVisible();
  const { shows, state } = v.parse(boardReportSchema, (await telling).postDataJSON());
  expect(state).toMatchObject({
    scene: 'standings',
    width: 1920,
    height: 1080,
    persisted: null,
    trouble: []
  });
  expect(Date.now() - Date.parse(state.painted ?? '')).toBeLessThan(10_000);
  expect(Math.abs(state.offset)).toBeLessThan(5000);
  expect(`${shows}`).toBe(await page.locator('#lite').getAttribute('data-revision'));
  // Reported showings aren't reported again, so a later report has a new one: each start reports what was counted before it.
  await expect(async () => {
    if (shown.includes(app.founded.notice)) return;
    const report = page.waitForRequest((asked) => asked.url().endsWith('/api/board'));
    await page.reload();
    await report;
    expect(shown).toContain(app.founded.notice);
  }).toPass({ timeout: 60_000 });
  await row.getByRole('link', { name: '老电视', exact: true }).click();
  const facts = dashboard.locator('.facts');
  await expect(facts).toContainText('积分榜');
  await expect(facts).toContainText('lite ');
  await expect(facts).toContainText('HeadlessChrome/87');
  await expect(async () => {
    await dashboard.goto(`${app.url}/office/notices/${app.founded.notice}/shown`);
    await expect(dashboard.getByRole('row').filter({ hasText: '老电视' })).toContainText('秒', {
      timeout: 500
    });
  }).toPass();
  await dashboard.goto(`${app.url}/office/boards`);
  await row.getByRole('link', { name: '结束连接' }).click();
  await dashboard.getByRole('button', { name: '结束连接' }).click();
  await expect(page.getByRole('heading', { name: '连接已由管理员结束' })).toBeVisible();
  await expect(page.locator('[data-code]')).toHaveText(/^\w{4} \w{4}$/);
  await expect(page.locator('body')).not.toContainText('阳光社区');
});
