import type { Browser, Page } from '@playwright/test';
import { leftOnPhone } from './left-on-phone';
import { expect, signIn, test } from './served-app';

const own = 'a sentence of my own';

/** Adds an account at the operator's dashboard, and reads the slip. */
async function addAccount(
  page: Page,
  account: { name: string; username: string; role: string; subject?: string }
) {
  await page.getByText('添加账号').click();
  const form = page.locator('form[action="?/add"]');
  await form.getByLabel('姓名').fill(account.name);
  await form.getByLabel('用户名').fill(account.username);
  await form.getByLabel('角色').selectOption({ label: account.role });
  if (account.subject !== undefined) await form.locator('select[name=subject]').selectOption(account.subject);
  await form.getByRole('button', { name: '添加并生成密码单' }).click();
  await expect(page.getByRole('heading', { name: `交给 ${account.name} 的密码单` })).toBeVisible();
  return page.locator('.slip .secret').innerText();
}

async function enter(page: Page, url: string, username: string, password: string) {
  await page.goto(`${url}/sign-in`);
  await page.locator('input[name=username]:not([type=hidden])').fill(username);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

async function typePassword(page: Page, old: string) {
  await page.locator('input[name=old]').fill(old);
  await page.locator('input[name=next]').fill(own);
  await page.locator('input[name=again]').fill(own);
  await page.getByRole('button', { name: '修改', exact: true }).click();
}

async function changePassword(page: Page, old: string) {
  await typePassword(page, old);
  await expect(page.getByRole('status')).toContainText('密码已修改');
}

const without = (browser: Browser) =>
  browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' }).then((context) => context.newPage());

test('an account from the slip to the end of its role, without JavaScript @core', async ({
  browser,
  app
}) => {
  const dashboard = await without(browser);
  await signIn(dashboard, app, 'guanli', '/office/accounts');
  const password = await addAccount(dashboard, { name: '陈静', username: 'chenjing', role: '纪检专干' });
  await expect(dashboard.locator('.slip')).toContainText(`${app.url}/sign-in`);

  const office = await without(browser);
  await enter(office, app.url, 'chenjing', password);
  await expect(office).toHaveURL(/\/account$/);
  await expect(office.getByRole('alert')).toContainText('初始密码');
  await office.goto(`${app.url}/office/import`);
  await expect(office).toHaveURL(/\/account\?next=%2Foffice%2Fimport$/);
  // The wrong old password doesn't lose the way.
  await typePassword(office, 'not the one on the slip');
  await expect(office.getByRole('alert')).toBeVisible();
  await typePassword(office, password);
  await expect(office).toHaveURL(/\/office\/import$/);
  await expect(office.getByRole('heading', { level: 1 })).toBeVisible();

  await dashboard.goto(`${app.url}/office/accounts`);
  const row = dashboard.locator('.accounts > li', { hasText: 'chenjing' });
  await row.locator('summary').click();
  await row.locator('form[action="?/end"]').getByRole('button').click();
  await expect(dashboard.getByRole('status')).toContainText('陈静 的角色已结束');
  await office.goto(`${app.url}/office/import`);
  await expect(office).toHaveURL(/\/sign-in/);
  await enter(office, app.url, 'chenjing', own);
  await expect(office.getByRole('alert')).toContainText('没有角色');
});

test('accounts for the roster in one step: names proposed, one print of slips, each of which signs in', async ({
  browser,
  app
}) => {
  const dashboard = await without(browser);
  await signIn(dashboard, app, 'guanli', '/office/accounts');
  await dashboard.getByRole('link', { name: '从名册开账号' }).click();
  const rows = dashboard.locator('tbody tr');
  const count = await rows.count();
  expect(count).toBeGreaterThan(1);
  await dashboard.getByLabel('角色到').fill('2035-06-30');
  await dashboard.getByRole('button', { name: '开账号并生成密码单' }).click();
  const slips = dashboard.locator('.slips > li');
  await expect(slips).toHaveCount(count);
  const username = await slips.first().locator('dd b').first().innerText();
  const password = await slips.first().locator('.secret').innerText();

  const phone = await without(browser);
  await enter(phone, app.url, username, password);
  await changePassword(phone, password);
  await dashboard.goto(`${app.url}/office/accounts`);
  const account = dashboard.locator('.accounts > li', { hasText: username }).first();
  await expect(account).toContainText('2035');
  await dashboard.goto(`${app.url}/office/accounts/roster`);
  await expect(dashboard.getByText('名册里的人都有账号了。')).toBeVisible();
});

test('who may book sees who was let in, and changes nothing there', async ({ page, app }) => {
  await signIn(page, app, 'fangmin', '/office/accounts');
  // six of the community’s own, its superior, the street, and four who sit in its committee
  await expect(page.locator('.accounts > li')).toHaveCount(11);
  await expect(page.getByText('添加账号')).toHaveCount(0);
  await expect(page.locator('main form')).toHaveCount(0);
});

test('S16 a phone whose last role ends is told within seconds, and keeps nothing @core', async ({
  page,
  browser,
  app
}) => {
  const dashboard = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(dashboard, app, 'guanli', '/office/accounts');
  const live = page.waitForResponse((response) => response.url().includes('/api/live/me'));
  await signIn(page, app, 'liming');
  await live;
  const row = dashboard.locator('.accounts > li', { hasText: 'liming' });
  await row.locator('summary').click();
  await row.locator('form[action="?/end"]').getByRole('button').click();
  await expect(dashboard.getByRole('status')).toContainText('李明');
  await expect(page.getByRole('heading', { name: '不参与计分' })).toBeVisible();
  await expect.poll(() => leftOnPhone(page)).toEqual([]);
  // The page forgets last whose phone it was; by that cookie the server told it why nothing is left.
  await expect.poll(() => page.evaluate(() => document.cookie)).not.toContain('sunboard-owner');
  // A reload would be answered by the phone's own worker, if that has come already.
  const answer = await page.request.get(`${app.url}/me`, { maxRedirects: 0 });
  expect(answer.headers().location).toMatch(/^\/sign-in/);
});

test('a passkey is made, named, opens the app, and is taken away @core', async ({ page, app }) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true
    }
  });
  await signIn(page, app, 'hejie', '/office');
  await page.goto(`${app.url}/account`);
  await page.getByRole('button', { name: '添加通行密钥' }).click();
  await expect(page.getByRole('status')).toContainText('通行密钥已添加');
  await page.locator('form[action="?/rename"] input[name=name]').fill('办公室的电脑');
  await page.getByRole('button', { name: '改名' }).click();
  await expect(page.getByRole('status')).toContainText('已改名');

  await page.getByRole('button', { name: '退出', exact: true }).last().click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole('button', { name: '用通行密钥登录' }).click();
  await expect(page).toHaveURL(/\/office/);

  await page.goto(`${app.url}/account`);
  await expect(page.locator('form[action="?/rename"] input[name=name]')).toHaveValue('办公室的电脑');
  await page.getByRole('button', { name: '删除' }).click();
  await expect(page.getByRole('status')).toContainText('已删除');
  await page.getByRole('button', { name: '退出', exact: true }).last().click();
  await page.getByRole('button', { name: '用通行密钥登录' }).click();
  await expect(page.getByRole('alert')).toContainText('没有通过');
});

test('without user verification a passkey opens nothing', async ({ page, app }) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: false }
  });
  await signIn(page, app, 'hejie', '/office');
  await page.goto(`${app.url}/account`);
  await page.getByRole('button', { name: '添加通行密钥' }).click();
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 30_000 });
});
