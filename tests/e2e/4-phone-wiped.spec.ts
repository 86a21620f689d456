import type { Page } from '@playwright/test';
import { syncLine, test } from './phone-test';
import { expect, signInOnPage as signIn } from './served-app';
import { syncedPhone } from './synced-phone';

// Safari drops a cookie set by script after seven days, and then the record beside it has to do.
for (const mark of ['cookie', 'record'] as const)
  test(`4h wiped without a network, the phone is signed out with its first request: by its ${mark}, after a restart`, async ({
    app,
    phone
  }) => {
    let page = await phone.open();
    await syncedPhone(page, app);
    const former = await cookieHeader(page);
    await wipeOffline(page);
    await expect(page.getByRole('heading', { name: '数据已清除' })).toBeVisible();
    if (mark === 'cookie') await page.evaluate(() => localStorage.clear());
    else await page.context().clearCookies({ name: 'sunboard-wiped' });

    await phone.close();
    page = await phone.open();
    await page.addInitScript(() => {
      const watch = () => document.querySelector('.score') && localStorage.setItem('seen', '1');
      new MutationObserver(watch).observe(document, { childList: true, subtree: true });
    });
    await page.goto(`${app.url}/me`);
    await page.waitForURL(/sign-in/);
    expect(await page.evaluate(() => localStorage.getItem('seen'))).toBeNull();
    // The session itself has ended, not only this browser's cookie.
    const answer = await fetch(`${app.url}/api/me?after=0`, { headers: { cookie: former } });
    expect(answer.status).toBe(401);

    // A new sign-in isn't affected.
    await signIn(page, app, 'shenqiuyue', '/me');
    await page.goto(`${app.url}/me`);
    await expect(page.locator('.who')).toContainText('沈秋月');
    await expect(syncLine(page)).toContainText('已同步');
    await page.reload();
    await expect(syncLine(page)).toContainText('已同步');
    expect(await cookieHeader(page)).not.toContain('sunboard-wiped');
  });

for (const mark of ['cookie', 'record'] as const)
  test(`4h without a worker nothing of the former person is shown, whichever page comes first: by its ${mark}`, async ({
    app,
    browser
  }) => {
    const before = await browser.newContext({ serviceWorkers: 'block' });
    const page = await before.newPage();
    await signIn(page, app, 'liming', '/me');
    await expect(syncLine(page)).toContainText('已同步');
    const former = await cookieHeader(page);
    await wipeOffline(page);
    await expect(page.locator('.who')).toHaveCount(0);
    await before.setOffline(false);
    const storageState = await before.storageState();
    await before.close();
    if (mark === 'cookie') storageState.origins = [];
    else storageState.cookies = storageState.cookies.filter(({ name }) => name !== 'sunboard-wiped');

    const after = await browser.newContext({ serviceWorkers: 'block', storageState });
    const first = await after.newPage();
    const shown: string[] = [];
    await first.exposeFunction('showed', (heading: string) => shown.push(heading));
    await first.addInitScript(() => {
      const report = () => {
        for (const each of document.querySelectorAll('h1, main'))
          if (each.getClientRects().length > 0) Reflect.get(window, 'showed')(location.pathname);
      };
      new MutationObserver(report).observe(document, { childList: true, subtree: true });
    });
    await first.goto(`${app.url}/account`);
    await first.waitForURL(/sign-in/);
    expect(new Set(shown)).toEqual(new Set(['/sign-in']));
    const answer = await fetch(`${app.url}/api/me?after=0`, { headers: { cookie: former } });
    expect(answer.status).toBe(401);
    await first.goto(`${app.url}/me`);
    expect(new URL(first.url()).pathname).toBe('/sign-in');
    await after.close();
  });

test('4h a wiped phone on which scripts can’t set cookies is signed out all the same', async ({
  app,
  page
}) => {
  await signIn(page, app, 'liming', '/account');
  const former = await cookieHeader(page);
  await page.evaluate(() => localStorage.setItem('sunboard-wiped', '1'));
  await page.addInitScript(() =>
    Object.defineProperty(document, 'cookie', { get: () => '', set: () => undefined })
  );
  await page.goto(`${app.url}/account`);
  await page.waitForURL(/sign-in/);
  const answer = await fetch(`${app.url}/api/me?after=0`, { headers: { cookie: former } });
  expect(answer.status).toBe(401);
});

test('4h what was drawn last doesn’t stand over the sign-in page @core', async ({ app, phone }) => {
  const page = await phone.open();
  await syncedPhone(page, app);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('sunboard-last-drawn'))).not.toBeNull();
  await page.evaluate(async () => {
    await fetch('/sign-out', { method: 'POST', body: new URLSearchParams() });
    localStorage.setItem('sunboard-wiped', '1');
  });
  await page.goto(`${app.url}/me`);
  await page.waitForURL(/sign-in/);
  await expect(page.locator('#last-drawn')).toHaveCount(0);
});

test('4h a browser that keeps no mark says that the phone is still signed in', async ({ app, phone }) => {
  const page = await phone.open();
  await syncedPhone(page, app);
  await page.evaluate(() => {
    Object.defineProperty(document, 'cookie', { get: () => '', set: () => undefined });
    Storage.prototype.setItem = () => {
      throw new DOMException('storage is blocked', 'SecurityError');
    };
  });
  await wipeOffline(page);
  await expect(page.getByText('不会自动退出登录')).toBeVisible();
});

/** Presses 清除数据 on a phone that has no network. */
async function wipeOffline(page: Page): Promise<void> {
  // Its whole program is loaded once it has a database; what is seen before came from the server.
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBeGreaterThan(0);
  await page.context().setOffline(true);
  await expect(syncLine(page)).toContainText('离线');
  await page.locator('.account summary').click();
  await page.getByRole('button', { name: '清除数据' }).click();
}

/** The browser's cookies, as another client would send them. */
async function cookieHeader(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}
