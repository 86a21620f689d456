import type { Page } from '@playwright/test';
import { aPng } from '../make/media';
import { expectNoViolations } from './axe';
import { expect, signIn, test, type ServedApp } from './served-app';

const picture = { name: '停水范围.png', mimeType: 'image/png', buffer: Buffer.from(aPng()) };
const size = { width: 1366, height: 768 };

/**
 * Pairs a board that shows the plain page and reports that, on a screen of its own size; `dashboard` ends on
 * the page that confirmed it.
 */
async function pairPlain(dashboard: Page, screen: Page, app: ServedApp, name: string): Promise<string> {
  await screen.setViewportSize(size);
  await screen.goto(`${app.url}/wall/lite?theme=day`);
  await expect(screen.locator('[data-code]')).toHaveText(/^\w{4} \w{4}$/);
  const code = (await screen.locator('[data-code]').innerText()).replace(' ', '');
  const said = screen.waitForResponse(
    (answer) => answer.url().endsWith('/api/board') && answer.status() === 204
  );
  await dashboard.goto(`${app.url}/office/boards?code=${code}`);
  await dashboard.getByLabel('公示屏名称').fill(name);
  await dashboard.getByRole('button', { name: '确认配对' }).click();
  await said;
  const row = dashboard.getByRole('row').filter({ hasText: name });
  await row.getByRole('link', { name, exact: true }).click();
  await expect(dashboard.locator('.facts')).toContainText('lite ');
  return new URL(dashboard.url()).pathname.split('/').pop() ?? '';
}

test('9 a board that shows the plain page is rehearsed, and a draft is looked at on it, as the server draws that page', async ({
  browser,
  page,
  app
}) => {
  const screen = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(page, app, 'guanli', '/office/boards');
  const board = await pairPlain(page, screen, app, '老电视');
  const before = await screen.locator('#lite').getAttribute('data-revision');

  // The preview at any hour is the same page at the screen's own size, with neither a wrong clock nor
  // requests.
  await page.goto(`${app.url}/office/boards/${board}/preview?day=2027-03-01&time=10:00&scene=announcement`);
  await expect(page.getByText('这块屏的浏览器较旧，放的是简版页面，预演也是简版。')).toBeVisible();
  const wall = page.frameLocator('iframe');
  await expect(wall.locator('#lite[data-kind=rehearsal] .page.seen.announcement')).toBeVisible();
  await expect(wall.locator('[data-date]').first()).toContainText('3月1日');
  await expect(wall.locator('.asof.device')).toBeHidden();
  const frame = page.locator('iframe');
  const sizeOf = () => frame.evaluate((each: HTMLIFrameElement) => [each.width, each.height].map(Number));
  expect(await sizeOf()).toEqual([size.width, size.height]);
  await page.goto(`${app.url}/office/boards/${board}/preview?day=2027-03-01&time=02:00`);
  await expect(wall.locator('#lite.dark .page.seen.night')).toBeVisible();

  // A draft is previewed as it is typed.
  const dashboard = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(dashboard, app, 'fangmin', '/office/announcements');
  await dashboard.getByText('公示屏上的样子', { exact: true }).click();
  await dashboard.locator('input[name=title]').fill('八号楼明天停水');
  await dashboard.getByLabel('正文').fill('# 明天九点起\n**八号楼**停水四小时。');
  await dashboard.getByLabel('看哪块屏').selectOption({ label: '老电视（1366 × 768）' });
  await expect(dashboard.getByText('这块屏的浏览器较旧，放的是简版页面，这里也按简版画')).toBeVisible();
  const drawn = dashboard.frameLocator('iframe').locator('.page.seen.announcement');
  await expect(drawn.locator('h1')).toContainText('八号楼明天停水');
  await expect(drawn.locator('b')).toHaveText(['明天九点起', '八号楼']);
  await dashboard.getByText('图片、视频、附件').click();
  await dashboard.getByLabel('图片 1', { exact: true }).setInputFiles(picture);
  await dashboard.getByLabel('图片 1 的画面内容').fill('停水范围示意图');
  // The text comes once in however many rounds, and its picture beside it.
  await expect(dashboard.frameLocator('iframe').locator('[data-of]')).toHaveText('2');
  await dashboard.getByRole('button', { name: '下一页' }).click();
  const image = drawn.getByRole('img', { name: '停水范围示意图' });
  await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(320);
  // The preview stays at its page while the text is typed on.
  await dashboard.locator('input[name=title]').fill('九号楼明天停水');
  await expect(drawn.locator('h1')).toContainText('九号楼明天停水');
  await expect(image).toBeVisible();
  await expectNoViolations(dashboard, 'a draft on a plain board');

  // When the server is away the page says so, and keeps the last picture.
  await dashboard.route('**/wall/preview/lite?*', (route) => route.abort());
  await dashboard.locator('input[name=title]').fill('十号楼明天停水');
  await expect(dashboard.getByRole('alert')).toContainText('没有画出来');
  await expect(drawn.locator('h1')).toContainText('九号楼明天停水');
  await dashboard.unroute('**/wall/preview/lite?*');
  await dashboard.locator('input[name=title]').fill('十一号楼明天停水');
  await expect(drawn.locator('h1')).toContainText('十一号楼明天停水');
  await expect(dashboard.getByRole('alert')).toHaveCount(0);

  // Nothing was stored: the screen shows what it showed.
  await screen.reload();
  expect(await screen.locator('#lite').getAttribute('data-revision')).toBe(before);
  await expect(screen.locator('#lite')).not.toContainText('停水范围示意图');
});

test('9 a draft for a plain board is drawn for the office alone, and framed by it alone', async ({
  page,
  app
}) => {
  const address = `${app.url}/wall/preview/lite?draft&theme=day`;
  const away = await page.request.get(address, { maxRedirects: 0 });
  expect([away.status(), away.headers()['location']]).toEqual([
    303,
    expect.stringContaining('/sign-in?next=')
  ]);
  await signIn(page, app, 'fangmin', '/office/announcements');
  const answer = await page.request.get(address);
  expect(answer.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
  const status = async (draft: string) => {
    const headers = { origin: app.url, accept: 'text/html' };
    return (await page.request.post(address, { multipart: { draft }, headers })).status();
  };
  for (const draft of ['', '{', '{"title":"停水"}', '[]'])
    expect([draft, await status(draft)]).toEqual([draft, 422]);
  // This is the greatest number of lines that can be sent; counting the pages of more would take half a
  // minute.
  const lines = (count: number) =>
    JSON.stringify({
      code: 'preview',
      year: 2026,
      no: 1,
      title: '停水',
      body: Array(count).fill('水').join('\n'),
      published: new Date().toISOString()
    });
  expect([await status(lines(400)), await status(lines(401)), await status(lines(9000))]).toEqual([
    ...[200, 422, 422]
  ]);
  expect((await page.request.get(`${address}&at=soon`)).status()).toBe(422);
  expect((await page.request.get(`${address}&at=0999-06-01T02:00:00Z`)).status()).toBe(422);
  expect((await page.request.get(`${address}&board=elsewhere`)).status()).toBe(404);
});

test('9 the office says which announcements hang on boards, and which wait for newer ones', async ({
  page,
  app
}) => {
  await signIn(page, app, 'fangmin', '/office/announcements');
  for (const title of ['甲楼停水', '乙楼停水', '丙楼停水', '丁楼停水']) {
    await page.locator('input[name=title]').fill(title);
    await page.getByLabel('正文').fill('明天九点起。');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await expect(page.locator('main').getByRole('status')).toContainText(title);
  }
  const row = (title: string) => page.getByRole('row').filter({ hasText: title });
  await expect(row('乙楼停水')).toContainText('挂出中');
  await expect(row('甲楼停水')).toContainText('等着上屏');
  await expect(page.getByText('每块公示屏同时放最新的 3 条公告').last()).toBeVisible();
  // An announcement that had to wait for newer ones hangs again.
  await row('丁楼停水').getByRole('button', { name: '撤下' }).click();
  await expect(row('甲楼停水')).toContainText('挂出中');
  const { announcements } = await (await page.request.get(`${app.url}/api/board/demo`)).json();
  expect(announcements.map(({ title }: { title: string }) => title)).toEqual([
    ...['丙楼停水', '乙楼停水', '甲楼停水']
  ]);
});
