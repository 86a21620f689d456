import type { Page } from '@playwright/test';
import { demoPassword } from '../../src/lib/server/domain/demo/demo-accounts';
import { awake } from './awake';
import { drowsy } from './drowsy';
import { leftOnPhone } from './left-on-phone';
import { expect, signInOnPage, test, type ServedApp } from './served-app';
import { syncedPhone } from './synced-phone';

/** Fills in a claim on a phone without a network, where it waits. */
async function leavesUnsent(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/me/claims/new?item=mediation`);
  await page.getByLabel('依据文号').fill('没有交成6号');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '存下，联网后提交' }).click();
  const waiting = page.locator('section', { hasText: '待提交' });
  await expect(waiting).toContainText('没有交成6号');
  await expect(waiting).not.toContainText('请先不要关闭页面');
}

/** A phone whose database and last picture are there to be wiped. */
async function storedPhone(page: Page, app: ServedApp): Promise<void> {
  await syncedPhone(page, app);
  await expect.poll(() => leftOnPhone(page)).toHaveLength(2);
}

test('S8 signing out on the page of one’s account wipes the phone @core', async ({ app, page }) => {
  await storedPhone(page, app);
  await page.goto(`${app.url}/account`);
  await awake(page);
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await page.waitForURL(/\/sign-in/);
  await expect.poll(() => leftOnPhone(page)).toEqual([]);
});

test('S8 signing out elsewhere says first what wasn’t sent, and goes on at the second press', async ({
  app,
  page
}) => {
  await syncedPhone(page, app);
  await leavesUnsent(page, app.url);
  // The server takes no forms, so what waits goes on waiting.
  await page.route('**/me/claims/new', (route) => route.abort());
  await page.context().setOffline(false);
  await page.goto(`${app.url}/account`);
  await awake(page);
  const button = page.getByRole('button', { name: '退出', exact: true });
  await button.click();
  await expect(page.getByRole('status').filter({ hasText: '还有 1 条没有提交' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/account');
  await button.click();
  await page.waitForURL(/\/sign-in/);
  await expect.poll(() => leftOnPhone(page)).toEqual([]);
});

test('S8 a sign-out before the program has come is made good on the page for signing in', async ({
  app,
  page,
  context
}) => {
  await storedPhone(page, app);
  await page.goto(`${app.url}/account`);
  // The form's own request, as a browser sends it without the page's program.
  await page.evaluate(() => document.querySelector<HTMLFormElement>('form[action="/sign-out"]')?.submit());
  await page.waitForURL(/\/sign-in/);
  await expect.poll(() => leftOnPhone(page)).toEqual([]);
  expect((await context.request.get(`${app.url}/api/me?after=0`)).status()).toBe(401);
});

test('S8 an account without points that signs in on a phone finds nothing of the one before', async ({
  app,
  page,
  context
}) => {
  await storedPhone(page, app);
  await context.clearCookies();
  await signInOnPage(page, app, 'hejie', '/office');
  await expect.poll(() => leftOnPhone(page)).toEqual([]);
});

test('S16 who signs in before the page for it has its scripts stays signed in, though this device was wiped before', async ({
  app,
  page
}) => {
  await signInOnPage(page, app, 'fangmin', '/office');
  // Signing out leaves this record until a page has said that nobody is signed in.
  await page.evaluate(() => localStorage.setItem('sunboard-wiped', '1'));
  await page.context().clearCookies();
  await drowsy(page);
  await page.goto(`${app.url}/sign-in?next=/office`, { waitUntil: 'commit' });
  await page.locator('input[name=username]:visible').fill('jiedao');
  await page.locator('input[type=password]').fill(demoPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('banner')).toContainText('青穗街道');
  await page.goto(`${app.url}/office`, { waitUntil: 'commit' });
  await expect(page.getByRole('banner')).toContainText('青穗街道');
});
