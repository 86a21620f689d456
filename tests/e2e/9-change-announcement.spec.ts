import type { BrowserContext, Page } from '@playwright/test';
import { cutOff } from '../fixtures/cut-off';
import { aPng } from '../make/media';
import { expect, signIn, test, type ServedApp } from './served-app';

/**
 * Writes an announcement through the plain form.
 * @returns its code
 */
async function writeOne(context: BrowserContext, app: ServedApp, title: string): Promise<string> {
  const page = await context.newPage();
  await signIn(page, app, 'fangmin', '/office/announcements');
  await page.locator('input[name=title]').fill(title);
  await page.getByLabel('正文').fill('明天九点起停水。');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByRole('status')).toContainText(title);
  const code = new URL(page.url()).searchParams.get('posted') ?? '';
  await page.close();
  return code;
}

const save = (page: Page) => page.getByRole('button', { name: '保存改动' }).click();

test('9 an announcement is changed without script, from the list: page and board follow, what it was stays @core', async ({
  browser,
  app
}) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const code = await writeOne(plain, app, '四号楼停水');
  const dashboard = await plain.newPage();
  await dashboard.goto(`${app.url}/office/announcements`);
  await dashboard
    .getByRole('row')
    .filter({ hasText: '四号楼停水' })
    .getByRole('link', { name: /^改/ })
    .click();
  await expect(dashboard.getByLabel('正文')).toHaveValue('明天九点起停水。');
  await expect(dashboard.getByLabel(/^开始/)).toHaveCount(0);
  await dashboard.getByLabel('正文').fill('[看](javascript:alert(1))');
  await dashboard.getByLabel('结束').fill('2099-01-01T18:00');
  await save(dashboard);
  await expect(dashboard.getByRole('alert')).toContainText('链接');
  await expect(dashboard.getByLabel('正文')).toHaveValue('[看](javascript:alert(1))');
  await expect(dashboard.getByLabel('结束')).toHaveValue('2099-01-01T18:00');
  await dashboard.getByLabel('正文').fill('# 改到后天\n<b>后天</b>九点起停水。');
  await save(dashboard);
  await expect(dashboard.getByRole('status')).toContainText('已改好');
  await expect(dashboard.locator('dl.facts')).toContainText('挂到 2099年1月1日 18:00');
  await dashboard.getByText('第 1 版，最初的写法').click();
  await expect(dashboard.getByText('明天九点起停水。')).toBeVisible();
  await expect(dashboard.getByText(/第 2 版，.*方敏 改/)).toBeVisible();

  const resident = await plain.newPage();
  await resident.goto(`${app.url}/a/${code}`);
  await expect(resident.getByRole('heading', { level: 2, name: '改到后天' })).toBeVisible();
  await expect(resident.getByText('<b>后天</b>九点起停水。')).toBeVisible();
  await expect(resident.locator('footer')).toContainText(/本公告 \d+年\d+月\d+日 \d\d:\d\d 改过/);
  await resident.goto(`${app.url}/a/${code}?lang=en`);
  await expect(resident.locator('footer')).toContainText('Changed on');
  await plain.close();
});

test('9 a board shows the new words at once', async ({ browser, page, app }) => {
  const dashboard = await browser.newContext({ locale: 'zh-CN' });
  const code = await writeOne(dashboard, app, '五号楼停水');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`${app.url}/wall/demo?theme=day`);
  const seen = page.locator('.layer.seen > .scene[data-scene]');
  await expect(seen).toBeVisible();
  const edit = await dashboard.newPage();
  await edit.goto(`${app.url}/office/announcements/${code}/change`);
  await edit.getByLabel('标题').fill('五号楼不停水了');
  // The preview is the same as when writing, before anything is saved.
  await edit.getByLabel('正文').fill(`**照常**供水。\nhttps://example.org/${'very/long/'.repeat(12)}`);
  await expect(edit.getByRole('region', { name: '公告页上的样子' }).locator('b')).toHaveText('照常');
  await save(edit);
  await expect(edit.getByRole('status')).toContainText('已改好');
  await expect(seen).toContainText('五号楼不停水了');
  await expect(seen.locator('.body b')).toHaveText('照常');
  // A long address without a place to break stays on the board all the same.
  await expect.poll(() => page.locator('body').evaluate(cutOff)).toEqual([]);
  await dashboard.close();
});

for (const javaScriptEnabled of [false, true])
  test(`9 two change it at once: the second is told, and loses nothing; ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
    app
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, locale: 'zh-CN' });
    const code = await writeOne(context, app, '六号楼停水');
    const [first, second] = [await context.newPage(), await context.newPage()];
    for (const page of [first, second]) await page.goto(`${app.url}/office/announcements/${code}/change`);
    await first.getByLabel('标题').fill('甲改的标题');
    await save(first);
    await expect(first.getByRole('status')).toContainText('已改好');

    await second.getByLabel('标题').fill('乙改的标题');
    await second.getByLabel('正文').fill('[图1]');
    await save(second);
    await expect(second.getByRole('alert')).toContainText('别人已经改过');
    await expect(second.getByRole('region', { name: '现在的内容' })).toContainText('甲改的标题');
    await expect(second.getByLabel('标题')).toHaveValue('乙改的标题');
    // A refusal for another reason doesn't turn the form into a newer version.
    await save(second);
    await expect(second.getByRole('alert')).not.toContainText('别人已经改过');
    await first.goto(`${app.url}/office/announcements/${code}/change`);
    await first.getByLabel('标题').fill('甲又改的标题');
    await save(first);
    await expect(first.getByRole('status')).toContainText('已改好');
    await second.getByLabel('正文').fill('乙改的正文');
    await save(second);
    await expect(second.getByRole('region', { name: '现在的内容' })).toContainText('甲又改的标题');
    await save(second);
    await expect(second.getByRole('status')).toContainText('已改好');
    const resident = await context.newPage();
    await resident.goto(`${app.url}/a/${code}`);
    await expect(resident.getByRole('heading', { level: 1 })).toHaveText('乙改的标题');
    await context.close();
  });

test('9 a picture is added to one that hangs, without script: page and board show it', async ({
  browser,
  page,
  app
}) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const code = await writeOne(plain, app, '七号楼停水');
  const dashboard = await plain.newPage();
  await dashboard.goto(`${app.url}/office/announcements/${code}/change`);
  await dashboard.getByText('图片、视频、附件').click();
  const picture = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from(aPng()) };
  await dashboard.getByLabel('图片 1', { exact: true }).setInputFiles(picture);
  await save(dashboard);
  await expect(dashboard.getByRole('alert')).toContainText('画面');
  await dashboard.getByLabel('图片 1', { exact: true }).setInputFiles(picture);
  await dashboard.getByLabel('图片 1 的画面内容').fill('停水范围示意图');
  await save(dashboard);
  await expect(dashboard.getByRole('status')).toContainText('已改好');
  await dashboard.goto(`${app.url}/office/announcements/${code}/change`);
  await dashboard.getByText('图片、视频、附件').click();
  await expect(dashboard.getByLabel('图片 1', { exact: true })).toHaveCount(0);
  await expect(dashboard.getByLabel('图片 6', { exact: true })).toBeVisible();

  const resident = await plain.newPage();
  await resident.goto(`${app.url}/a/${code}`);
  await expect(resident.getByRole('img', { name: '停水范围示意图' })).toBeVisible();
  await plain.close();
  await page.goto(`${app.url}/wall/demo?theme=day`);
  await expect(page.locator('.layer.seen > .scene[data-scene]')).toBeVisible();
  const feed = await page.evaluate(async () => (await fetch('/api/board/demo')).text());
  expect(feed).toContain('停水范围示意图');
});
