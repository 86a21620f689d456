import type { Page } from '@playwright/test';
import { awake } from './awake';
import { expect, test } from './base-test';
import { emptyApp, type EmptyApp } from './empty-app';

const password = 'a sentence to remember';

let app: EmptyApp;
test.beforeEach(async () => {
  app = await emptyApp();
});
test.afterEach(() => app.stop());

async function found(page: Page): Promise<void> {
  await page.goto(app.setup);
  const texts = {
    单位名称: '春晖社区',
    上级单位: '青穗街道',
    异议找谁: '纪检专干',
    什么时间: '周一至周五',
    到哪里: '二楼 205 室',
    姓名: '唐岳',
    用户名: 'tangyue',
    再输一遍密码: password
  };
  for (const [label, value] of Object.entries(texts))
    await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '建立单位' }).click();
  await page.getByLabel('用户名').fill('tangyue');
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

test('9 a practice year: marked on every page, opened by nobody else, left, and thrown away @core', async ({
  page,
  browser
}) => {
  await found(page);
  await page.getByRole('link', { name: '先练一练' }).click();
  await page.getByRole('button', { name: '开一个演练年度' }).click();

  const mark = page.getByRole('region', { name: '演练' });
  await expect(mark).toBeVisible();
  await expect(page.getByRole('banner').getByText('【演练】阳光社区')).toBeVisible();
  await page.getByRole('link', { name: /^公示/ }).first().click();
  await expect(mark).toBeVisible();
  const notice = await page.locator('a[href^="/n/"]').first().getAttribute('href');
  await page.goto(`${app.url}${notice}`);
  await expect(mark).toBeVisible();
  await expect(page.getByText('【演练】阳光社区').first()).toBeVisible();

  // A resident has no ticket, so the practice notice isn't there, and nothing is published.
  const resident = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  expect((await resident.goto(`${app.url}${notice}`))?.status()).toBe(404);
  await resident.context().close();

  await mark.getByRole('button', { name: '换个身份' }).click();
  await page.getByRole('button', { name: /^何洁/ }).click();
  await expect(page.getByRole('banner')).toContainText('何洁');

  // Another tab of the same browser is in the practice year too; once it is left, that tab goes back as well.
  const other = await page.context().newPage();
  await other.goto(`${app.url}/office`);
  await expect(other.getByRole('banner')).toContainText('何洁');
  await awake(other);
  await page.getByRole('region', { name: '演练' }).getByRole('button', { name: '离开演练' }).click();
  await expect(page.getByRole('banner')).toContainText('唐岳');
  await expect(mark).toHaveCount(0);
  await other.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(other.getByRole('banner')).toContainText('唐岳');

  // The practice year is entered again and thrown away in another window; what is sent afterwards is carried
  // out nowhere.
  await page.goto(`${app.url}/office/practice`);
  await page.getByRole('button', { name: '进入演练' }).click();
  await expect(mark).toBeVisible();
  const elsewhere = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await elsewhere.goto(`${app.url}/sign-in?next=/office/practice`);
  await elsewhere.getByLabel('用户名').fill('tangyue');
  await elsewhere.getByLabel('密码').fill(password);
  await elsewhere.getByRole('button', { name: '登录', exact: true }).click();
  await elsewhere.getByLabel('我知道演练里的内容会全部删掉').check();
  await elsewhere.getByRole('button', { name: '扔掉演练年度' }).click();
  await expect(elsewhere.getByRole('status')).toContainText('演练年度已扔掉');
  await page.goto(`${app.url}/office/announcements`);
  await expect(page.getByText('演练已经扔掉或重新开过了')).toBeVisible();
  await expect(page.getByRole('banner').getByText('春晖社区')).toBeVisible();
  await elsewhere.context().close();
});
