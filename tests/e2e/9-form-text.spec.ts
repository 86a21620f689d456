import type { Browser, Page } from '@playwright/test';
import { expect, test } from './base-test';
import { decidingApp, type DecidingApp } from './deciding-app';
import { endSession, restored, signInAgain } from './ended-session';
import { keptOnPhone } from './kept-on-phone';

let app: DecidingApp;
test.beforeAll(async () => {
  app = await decidingApp(
    'community-cadres',
    ['李明', '韩冰', '沈秋月'],
    [
      { username: 'liming', role: 'member', subject: 'u1' },
      { username: 'hanbing', role: 'member', subject: 'u2' },
      { username: 'fangmin', role: 'recorder' },
      { username: 'editor', role: 'editor' },
      { username: 'shuji', role: 'committee' }
    ]
  );
});
test.afterAll(() => app.stop());

const opened = (browser: Browser) =>
  browser.newContext({ locale: 'zh-CN' }).then((context) => context.newPage());

/** Everything that this window keeps. */
const kept = (page: Page) => page.evaluate(() => JSON.stringify({ ...sessionStorage }));

test('a claim keyed in from paper: all of it stands there after signing in again, and is sent once @core', async ({
  browser
}) => {
  const page = await opened(browser);
  await app.enter(page, 'fangmin', '/office/claims/paper');
  await page.locator('select[name=subject]').selectOption('u1');
  await page.locator('input[name=paper]').fill('纸17');
  await page.getByLabel('做了什么').selectOption('mediation');
  await page.getByLabel('依据文号').fill('柳塘里调字〔2026〕34号');
  await endSession(browser, app, 'fangmin');
  await page.getByRole('button', { name: '录入', exact: true }).click();
  await signInAgain(page, app, 'fangmin');
  await expect(page.locator('main').getByRole('status')).toContainText(restored);
  await expect(page.locator('select[name=subject]')).toHaveValue('u1');
  await expect(page.locator('input[name=paper]')).toHaveValue('纸17');
  await expect(page.getByLabel('做了什么')).toHaveValue('mediation');
  await expect(page.getByLabel('依据文号')).toHaveValue('柳塘里调字〔2026〕34号');
  await page.getByRole('button', { name: '录入', exact: true }).click();
  await expect(page.locator('main').getByRole('status')).toContainText('申20');
  // The sent draft is gone; person and paper stay for the next row.
  await page.reload();
  await expect(page.getByLabel('依据文号')).toHaveValue('');
  await expect(page.locator('input[name=paper]')).toHaveValue('纸17');
  await expect(page.getByText(restored)).toHaveCount(0);
});

test('a claim is sent by whoever opened its form, and by nobody who signed in since in another tab', async ({
  browser
}) => {
  // A page that the phone's own worker answered would stay, and ask for signing in on itself.
  const page = await (await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' })).newPage();
  await app.enter(page, 'liming', '/me/claims/new?item=mediation');
  await page.getByLabel('依据文号').fill('李明写的依据');
  await page.context().clearCookies();
  const second = await page.context().newPage();
  await app.enter(second, 'hanbing', '/me/claims');
  await expect(second.locator('main')).toContainText('还没有申报过');
  await second.reload();
  await expect(second.locator('main')).not.toContainText('李明写的依据');
  // The window now belongs to the account that is signed in.
  // It may load itself anew at this very moment, which would break off another way there.
  await expect(async () => {
    await page.goto(`${app.url}/me/claims/new?item=mediation`, { timeout: 20_000 });
    await expect(page.getByLabel('依据文号')).toHaveValue('', { timeout: 5000 });
  }).toPass({ timeout: 75_000 });
  await expect.poll(() => keptOnPhone(page)).not.toContain('李明写的依据');
  await page.goto(`${app.url}/me/claims`);
  await expect(page.locator('main')).toContainText('还没有申报过');
});

test('an announcement: its text outlives the session, Back and a reload; files are to be chosen again', async ({
  browser
}) => {
  const page = await opened(browser);
  await app.enter(page, 'editor', '/office/announcements');
  const title = page.locator('input[name=title]');
  // Text typed before the page's script runs isn't kept.
  await expect(async () => {
    await title.fill('');
    await title.fill('停水通知');
    expect(await kept(page)).toContain('停水通知');
  }).toPass();
  await page.locator('textarea[name=body]').fill('本周六上午停水，请提前储水。');
  await page.locator('input[type=file]').first().setInputFiles('static/icon-192.png');
  await page.reload();
  await expect(page.getByRole('status').filter({ hasText: restored })).toContainText(
    '文件没有保留，要重新选择'
  );
  await expect(title).toHaveValue('停水通知');
  await page.getByRole('link', { name: '公示', exact: true }).click();
  await page.waitForURL(/notices/);
  await page.goBack();
  await expect(title).toHaveValue('停水通知');
  await endSession(browser, app, 'editor');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await signInAgain(page, app, 'editor');
  await expect(title).toHaveValue('停水通知');
  await expect(page.locator('textarea[name=body]')).toHaveValue('本周六上午停水，请提前储水。');
  await page.getByRole('button', { name: '不要了，重新填写' }).click();
  await expect(title).toHaveValue('');
  await expect(page.getByText(restored)).toHaveCount(0);
});

test('on one’s own claims, too; who signs in after somebody else finds nothing of theirs', async ({
  browser
}) => {
  const page = await opened(browser);
  await app.enter(page, 'liming', '/me/claims/new?item=mediation');
  await page.getByLabel('简要说明').fill('五号院两户当天签了协议。');
  await expect.poll(() => keptOnPhone(page)).toContain('五号院');
  await endSession(browser, app, 'liming');
  await page.reload();
  await signInAgain(page, app, 'liming');
  await expect(page.getByLabel('简要说明')).toHaveValue('五号院两户当天签了协议。');
  await page.context().clearCookies();
  await page.reload();
  await signInAgain(page, app, 'shuji');
  await page.goto(`${app.url}/office`);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  expect(await kept(page)).not.toContain('五号院');
});
