import type { BrowserContext, Page } from '@playwright/test';
import { cutOff } from '../fixtures/cut-off';
import { aPng } from '../make/media';
import { expect, signIn, test, type House } from './house';

/** Writes one by the plain form; gives its code. */
async function writeOne(context: BrowserContext, house: House, title: string): Promise<string> {
  const page = await context.newPage();
  await signIn(page, house, 'fangmin', '/office/announcements');
  await page.locator('input[name=title]').fill(title);
  await page.getByLabel('正文').fill('明天九点起停水。');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByRole('status')).toContainText(title);
  const code = new URL(page.url()).searchParams.get('posted') ?? '';
  await page.close();
  return code;
}

const save = (page: Page) => page.getByRole('button', { name: '保存改动' }).click();

test('9 an announcement is changed without script, from the list: page and board follow, what it was stays', async ({
  browser,
  house
}) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const code = await writeOne(plain, house, '四号楼停水');
  const desk = await plain.newPage();
  await desk.goto(`${house.url}/office/announcements`);
  await desk.getByRole('row').filter({ hasText: '四号楼停水' }).getByRole('link', { name: /^改/ }).click();
  await expect(desk.getByLabel('正文')).toHaveValue('明天九点起停水。');
  await expect(desk.getByLabel(/^开始/)).toHaveCount(0);
  await desk.getByLabel('正文').fill('[看](javascript:alert(1))');
  await desk.getByLabel('结束').fill('2099-01-01T18:00');
  await save(desk);
  await expect(desk.getByRole('alert')).toContainText('链接');
  await expect(desk.getByLabel('正文')).toHaveValue('[看](javascript:alert(1))');
  await expect(desk.getByLabel('结束')).toHaveValue('2099-01-01T18:00');
  await desk.getByLabel('正文').fill('# 改到后天\n<b>后天</b>九点起停水。');
  await save(desk);
  await expect(desk.getByRole('status')).toContainText('已改好');
  await expect(desk.locator('dl.facts')).toContainText('挂到 2099年1月1日 18:00');
  await desk.getByText('第 1 版，最初的写法').click();
  await expect(desk.getByText('明天九点起停水。')).toBeVisible();
  await expect(desk.getByText(/第 2 版，.*方敏 改/)).toBeVisible();

  const resident = await plain.newPage();
  await resident.goto(`${house.url}/a/${code}`);
  await expect(resident.getByRole('heading', { level: 2, name: '改到后天' })).toBeVisible();
  await expect(resident.getByText('<b>后天</b>九点起停水。')).toBeVisible();
  await expect(resident.locator('footer')).toContainText(/本公告 \d+年\d+月\d+日 \d\d:\d\d 改过/);
  await resident.goto(`${house.url}/a/${code}?lang=en`);
  await expect(resident.locator('footer')).toContainText('Changed on');
  await plain.close();
});

test('9 a board shows the new words at once', async ({ browser, page, house }) => {
  const desk = await browser.newContext({ locale: 'zh-CN' });
  const code = await writeOne(desk, house, '五号楼停水');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`${house.url}/wall/demo?theme=day`);
  const seen = page.locator('.layer.seen > .scene[data-scene]');
  await expect(seen).toBeVisible();
  const edit = await desk.newPage();
  await edit.goto(`${house.url}/office/announcements/${code}/change`);
  await edit.getByLabel('标题').fill('五号楼不停水了');
  // The same look as on writing, before anything is saved.
  await edit.getByLabel('正文').fill(`**照常**供水。\nhttps://example.org/${'very/long/'.repeat(12)}`);
  await expect(edit.getByRole('region', { name: '公告页上的样子' }).locator('b')).toHaveText('照常');
  await save(edit);
  await expect(edit.getByRole('status')).toContainText('已改好');
  await expect(seen).toContainText('五号楼不停水了', { timeout: 10_000 });
  await expect(seen.locator('.body b')).toHaveText('照常');
  // An address has no place to break in, and stays on the board all the same.
  await expect.poll(() => page.locator('body').evaluate(cutOff)).toEqual([]);
  await desk.close();
});

for (const javaScriptEnabled of [false, true])
  test(`9 two change it at once: the second is told, and loses nothing; ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
    house
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, locale: 'zh-CN' });
    const code = await writeOne(context, house, '六号楼停水');
    const [first, second] = [await context.newPage(), await context.newPage()];
    for (const page of [first, second]) await page.goto(`${house.url}/office/announcements/${code}/change`);
    await first.getByLabel('标题').fill('甲改的标题');
    await save(first);
    await expect(first.getByRole('status')).toContainText('已改好');

    await second.getByLabel('标题').fill('乙改的标题');
    await second.getByLabel('正文').fill('[图1]');
    await save(second);
    await expect(second.getByRole('alert')).toContainText('别人已经改过');
    await expect(second.getByRole('region', { name: '现在的内容' })).toContainText('甲改的标题');
    await expect(second.getByLabel('标题')).toHaveValue('乙改的标题');
    // A refusal for another reason doesn't make it a newer one.
    await save(second);
    await expect(second.getByRole('alert')).not.toContainText('别人已经改过');
    await first.goto(`${house.url}/office/announcements/${code}/change`);
    await first.getByLabel('标题').fill('甲又改的标题');
    await save(first);
    await expect(first.getByRole('status')).toContainText('已改好');
    await second.getByLabel('正文').fill('乙改的正文');
    await save(second);
    await expect(second.getByRole('region', { name: '现在的内容' })).toContainText('甲又改的标题');
    await save(second);
    await expect(second.getByRole('status')).toContainText('已改好');
    const resident = await context.newPage();
    await resident.goto(`${house.url}/a/${code}`);
    await expect(resident.getByRole('heading', { level: 1 })).toHaveText('乙改的标题');
    await context.close();
  });

test('9 a picture is added to one that hangs, without script: page and board show it', async ({
  browser,
  page,
  house
}) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const code = await writeOne(plain, house, '七号楼停水');
  const desk = await plain.newPage();
  await desk.goto(`${house.url}/office/announcements/${code}/change`);
  await desk.getByText('图片、视频、附件').click();
  const picture = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from(aPng()) };
  await desk.getByLabel('图片 1', { exact: true }).setInputFiles(picture);
  await save(desk);
  await expect(desk.getByRole('alert')).toContainText('画面');
  await desk.getByLabel('图片 1', { exact: true }).setInputFiles(picture);
  await desk.getByLabel('图片 1 的画面内容').fill('停水范围示意图');
  await save(desk);
  await expect(desk.getByRole('status')).toContainText('已改好');
  await desk.goto(`${house.url}/office/announcements/${code}/change`);
  await desk.getByText('图片、视频、附件').click();
  await expect(desk.getByLabel('图片 1', { exact: true })).toHaveCount(0);
  await expect(desk.getByLabel('图片 6', { exact: true })).toBeVisible();

  const resident = await plain.newPage();
  await resident.goto(`${house.url}/a/${code}`);
  await expect(resident.getByRole('img', { name: '停水范围示意图' })).toBeVisible();
  await plain.close();
  await page.goto(`${house.url}/wall/demo?theme=day`);
  await expect(page.locator('.layer.seen > .scene[data-scene]')).toBeVisible();
  const feed = await page.evaluate(async () => (await fetch('/api/board/demo?knows=3')).text());
  expect(feed).toContain('停水范围示意图');
});
