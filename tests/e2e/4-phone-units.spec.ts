import type { Browser } from '@playwright/test';
import { expectNoViolations } from './axe';
import { becomesControlled } from './becomes-controlled';
import { expect, signIn, signInOnPage, test, type ServedApp } from './served-app';

/** The community's office enters the branch's member, who has an account there, as one of its own cadres. */
async function joins(browser: Browser, app: ServedApp): Promise<void> {
  const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false });
  const office = await context.newPage();
  await signIn(office, app, 'guanli', '/office/accounts');
  const fold = office.locator('details', { hasText: '添加已有账号的人' });
  await fold.locator('summary').click();
  await fold.getByLabel('用户名').fill('dangyuan');
  await fold.locator('select[name=subject]').selectOption('YG008');
  await fold.getByRole('button', { name: '登记' }).click();
  // The account is called after its branch, and so is asked about.
  await expect(office.getByRole('alert')).toContainText('支部党员');
  await fold.getByLabel('已核对，确是同一个人').check();
  await fold.getByRole('button', { name: '登记' }).click();
  await expect(office.getByRole('status')).toContainText('已登记');
  await context.close();
}

test('S16 whoever is scored in two units changes between them, without a network too, and signing out wipes both @core', async ({
  app,
  page,
  context,
  browser
}) => {
  await joins(browser, app);
  await signInOnPage(page, app, 'dangyuan', '/me');
  await becomesControlled(page);
  await expect(page.locator('.sync')).toContainText('已同步');
  const units = page.locator('.units');
  await expect(units.locator('summary')).toContainText('青穗小学党支部');

  await context.setOffline(true);
  await expect(page.locator('.sync')).toContainText('离线');
  await units.locator('summary').click();
  await units.getByRole('button', { name: '阳光社区' }).click();
  await expect(units.getByRole('status')).toContainText('联网后再打开');
  await context.setOffline(false);
  await expect(page.locator('.sync')).toContainText('已同步');
  await expectNoViolations(page, 'the units');

  const databases = () =>
    page.evaluate(
      async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith('sunboard-me-')).length
    );
  await units.getByRole('button', { name: '阳光社区' }).click();
  await expect(units.locator('summary')).toContainText('阳光社区');
  await expect(page.locator('.sync')).toContainText('已同步');
  await expect.poll(databases).toBe(2);
  await context.setOffline(true);
  await expect(page.locator('.sync')).toContainText('离线');
  await units.locator('summary').click();
  await units.getByRole('button', { name: '青穗小学党支部' }).click();
  await expect(units.locator('summary')).toContainText('青穗小学党支部');
  await expect(page.locator('.score')).toBeVisible();
  await expect.poll(databases).toBe(2);

  await context.setOffline(false);
  await expect(page.locator('.sync')).toContainText('已同步');
  await page.locator('.account summary').click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL(/\/sign-in/);
  await expect.poll(databases).toBe(0);
});

test('S16 another window goes over to the unit that is shown, and loses nothing; without a script a form changes it', async ({
  app,
  page,
  context,
  browser
}) => {
  await joins(browser, app);
  await signInOnPage(page, app, 'dangyuan', '/me');
  await expect(page.locator('.sync')).toContainText('已同步');
  const other = await context.newPage();
  await other.goto(`${app.url}/me`);
  await expect(other.locator('.sync')).toContainText('已同步');
  await other.locator('.units summary').click();
  await other.getByRole('button', { name: '阳光社区' }).click();
  await expect(other.locator('.units summary')).toContainText('阳光社区');
  await expect(other.locator('.sync')).toContainText('已同步');
  await page.reload();
  await expect(page.locator('.units summary')).toContainText('阳光社区');
  const cookies = await context.cookies();

  const plain = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false });
  await plain.addCookies(cookies);
  const read = await plain.newPage();
  await read.goto(`${app.url}/me`);
  await read.locator('.units summary').click();
  await read.getByRole('button', { name: '青穗小学党支部' }).click();
  await expect(read.locator('.units summary')).toContainText('青穗小学党支部');
  await plain.close();
});
