import type { FrameLocator, Locator, Page } from '@playwright/test';
import { aPng } from '../make/media';
import { aFilm } from '../../src/cli/bench/boards/a-film';
import { expectNoViolations } from './axe';
import { expect, signIn, test, type ServedApp } from './served-app';

const picture = { name: '停水范围.png', mimeType: 'image/png', buffer: Buffer.from(aPng()) };

/**
 * Opens a form's preview on a board.
 * @returns the frame, and the visible announcement in it
 */
async function openPreview(page: Page): Promise<{ wall: FrameLocator; seen: ReturnType<Page['locator']> }> {
  await page.getByText('公示屏上的样子', { exact: true }).click();
  const wall = page.frameLocator('iframe');
  return { wall, seen: wall.locator('.layer.seen > .scene[data-scene=announcement]') };
}

/** Turns the preview's pages until one has the element: a page that was turned while new words came begins anew. */
async function turnTo(page: Page, wanted: Locator): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: '下一页' }).click();
    await expect(wanted).toBeVisible({ timeout: 8000 });
  }).toPass({ timeout: 120_000 });
}

const write = async (page: Page, title: string, body: string) => {
  await page.locator('input[name=title]').fill(title);
  await page.getByLabel('正文').fill(body);
};

/** The data that boards are given: the last change, and what hangs. */
async function stored(page: Page, app: ServedApp): Promise<unknown> {
  const { revision, announcements } = await (await page.request.get(`${app.url}/api/board/demo`)).json();
  return { revision, announcements };
}

test('9 a draft is drawn by the board itself while it is written: words, a picture, a film; nothing is sent @core', async ({
  browser,
  page,
  app
}) => {
  const easel = await browser.newPage();
  const film = await aFilm(easel);
  await easel.close();
  await signIn(page, app, 'fangmin', '/office/announcements');
  const before = await stored(page, app);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
  });
  const { wall, seen } = await openPreview(page);
  await expect(page.getByText('写下标题或正文，这里就显示公示屏上的样子。')).toBeVisible();

  await write(page, '八号楼明天停水', '# 明天九点起\n**八号楼**停水四小时。\n[图1]');
  await expect(seen.locator('h2')).toContainText('八号楼明天停水');
  await expect(seen.locator('.body b')).toHaveText(['明天九点起', '八号楼']);
  const frame = page.locator('iframe');
  expect(await frame.evaluate((each: HTMLIFrameElement) => [each.width, each.height])).toEqual([
    '1920',
    '1080'
  ]);
  await page.getByLabel('正文').fill('八号楼、九号楼停水四小时。');
  await expect(seen.locator('.body')).toHaveText('八号楼、九号楼停水四小时。');

  await page.getByText('图片、视频、附件').click();
  await page.getByLabel('图片 1', { exact: true }).setInputFiles(picture);
  await page.getByLabel('图片 1 的画面内容').fill('停水范围示意图');
  await expect(seen.locator('.rail')).toContainText('第 1/2 页');
  const drawn = seen.getByRole('img', { name: '停水范围示意图' });
  await turnTo(page, drawn);
  await expect.poll(() => drawn.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(320);

  await page
    .getByLabel('视频', { exact: true })
    .setInputFiles({ name: 'a.webm', mimeType: 'video/webm', buffer: film });
  await page.getByLabel('视频的画面内容').fill('怎样关总阀');
  await expect(seen.locator('.rail')).toContainText('/3 页');
  await turnTo(page, seen.locator('video'));
  await expect
    .poll(() => seen.locator('video').evaluate((each: HTMLVideoElement) => each.currentTime))
    .toBeGreaterThan(0);
  // After its last page comes its first one, and no other content of the board.
  await page.getByRole('button', { name: '下一页' }).click();
  await expect(seen.locator('.body')).toHaveText('八号楼、九号楼停水四小时。');
  await expect(wall.locator('.foot')).toContainText('公告');

  expect(sent).toEqual([]);
  expect(await stored(page, app)).toEqual(before);
  await page.reload();
  await expect(page.locator('main')).not.toContainText('八号楼明天停水');
});

test('9 a draft’s look takes drafts from the page around it alone', async ({ page, app }) => {
  await signIn(page, app, 'fangmin', '/office/announcements');
  const { seen } = await openPreview(page);
  await write(page, '八号楼明天停水', '明天九点起。');
  await expect(seen).toContainText('八号楼明天停水');
  const foreign = {
    type: 'DRAFT',
    announcement: {
      code: 'draft',
      year: 2026,
      no: 1,
      title: '别人写的',
      body: '别人写的',
      published: '2026-01-01T00:00:00.000Z'
    },
    shown: []
  };
  const board = page.frames().find((each) => each.url().includes('/wall/preview'));
  await board?.evaluate((data) => {
    window.postMessage(data, location.origin);
    const from = { origin: 'https://elsewhere.example', source: window.parent };
    window.dispatchEvent(new MessageEvent('message', { data, ...from }));
  }, foreign);
  await page.getByLabel('正文').fill('后天九点起。');
  await expect(seen.locator('.body')).toHaveText('后天九点起。');
  await expect(seen).not.toContainText('别人写的');

  // Opened by itself it is a preview like any other, and no other site may frame it.
  const answer = await page.goto(`${app.url}/wall/preview?draft&board=demo&theme=day`);
  expect(answer?.headers()['content-security-policy']).toMatch(
    /frame-ancestors 'self';.*media-src 'self' blob:/
  );
  await expect(page.locator('.layer.seen > .scene[data-scene]')).toBeVisible();
  await page.evaluate((data) => window.postMessage(data, location.origin), foreign);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('body')).not.toContainText('别人写的');
});

test('9 one that hangs is looked at as it is changed, and from its own page on each board', async ({
  page,
  app
}) => {
  // In a browser in which a board has run, the worker leaves a preview to the server.
  await page.goto(`${app.url}/wall/demo`);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await signIn(page, app, 'fangmin', '/office/announcements');
  for (const title of ['九号楼明天停水', '十号楼明天停水']) {
    await write(page, title, '明天九点起。\n[图1]');
    const files = page.getByText('图片、视频、附件');
    await files.click();
    await page.getByLabel('图片 1', { exact: true }).setInputFiles(picture);
    await page.getByLabel('图片 1 的画面内容').fill('停水范围示意图');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await expect(page.locator('main').getByRole('status')).toContainText(title);
  }
  await page.getByRole('link', { name: '九号楼明天停水' }).first().click();
  await page.getByRole('link', { name: '改文字、图片、时间或公示屏' }).click();
  const { seen } = await openPreview(page);
  await page.getByLabel('正文').fill('后天九点起。\n[图1]');
  await expect(seen).toContainText('九号楼明天停水');
  await expect(seen.locator('.body')).toHaveText('后天九点起。');
  const drawn = seen.getByRole('img', { name: '停水范围示意图' });
  await turnTo(page, drawn);
  await expect.poll(() => drawn.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(320);

  await page.getByRole('link', { name: '返回这份公告' }).click();
  await page.locator('dl.facts a.board').first().click();
  await expect(page.locator('select[name=scene]')).toHaveValue('announcement');
  const begun = page.frameLocator('iframe').locator('.layer.seen > .scene[data-scene=announcement]');
  await expect(begun.locator('h2')).toContainText('九号楼明天停水');
});

test('9 a draft’s look: no fold without a script, and nothing that axe holds against it', async ({
  browser,
  app
}) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const page = await plain.newPage();
  await signIn(page, app, 'fangmin', '/office/announcements');
  await expect(page.getByText('公示屏上的样子', { exact: true })).toHaveCount(0);
  await plain.close();

  const context = await browser.newContext({ locale: 'zh-CN' });
  const dashboard = await context.newPage();
  await signIn(dashboard, app, 'fangmin', '/office/announcements');
  const { seen } = await openPreview(dashboard);
  await write(dashboard, '八号楼明天停水', '明天九点起。');
  await expect(seen).toContainText('八号楼明天停水');
  await expectNoViolations(dashboard, 'a draft on a board');
  await context.close();
});

test('9 a preview says who may see it, and shows itself once they have signed in beside it', async ({
  context,
  page,
  app
}) => {
  await page.goto(`${app.url}/wall/preview?board=demo&theme=day`);
  await expect(page.locator('.layer.seen')).toContainText('看不了这个预演');
  const link = page.getByRole('link', { name: '去登录' });
  await expect(link).toHaveAttribute(
    'href',
    `/sign-in?next=${encodeURIComponent('/wall/preview?board=demo&theme=day')}`
  );
  const other = await context.newPage();
  await signIn(other, app, 'fangmin', '/office');
  await other.close();
  await expect(page.locator('.layer.seen > .scene[data-scene]')).toBeVisible({ timeout: 70_000 });
});
