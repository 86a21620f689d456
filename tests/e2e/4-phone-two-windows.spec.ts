import type { Page } from '@playwright/test';
import { awake } from './awake';
import { leftOnPhone } from './left-on-phone';
import { expect, signIn, signInOnPage, test, type ServedApp } from './served-app';
import { injectFault, prepareFaults } from './storage-faults';
import { syncedPhone } from './synced-phone';

const waiting = (page: Page) => page.locator('section', { hasText: '待提交' });

/** Fills in a claim that no server takes, so that it waits. */
async function fillsIn(page: Page, app: ServedApp, basis: string): Promise<void> {
  await page.route('**/me/claims/new', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback()
  );
  await page.goto(`${app.url}/me/claims/new?item=mediation`);
  await awake(page);
  await page.getByLabel('依据文号').fill(basis);
  await page.getByRole('button', { name: /提交/ }).click();
  await expect(waiting(page)).toContainText(basis);
}

test('S8 a window of the account before deletes nothing of the one that is signed in now', async ({
  app,
  context
}) => {
  // A window that stores nothing isn't told by the database that somebody has signed out.
  const former = await context.newPage();
  await prepareFaults(former);
  await former.goto(`${app.url}/sign-in`);
  await injectFault(former, 'open fails');
  await signIn(former, app, 'liming', '/me');
  await expect(former.locator('.note.unkept')).toBeVisible();
  await former.route('**/api/**', (route) => route.abort());

  const page = await context.newPage();
  await page.goto(`${app.url}/account`);
  await awake(page);
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await page.waitForURL(/\/sign-in/);
  await signInOnPage(page, app, 'shenqiuyue', '/me');
  await expect(page.locator('.sync')).toContainText('已同步');
  await fillsIn(page, app, '换人之后3号');

  await former.unrouteAll();
  await former.evaluate(() => dispatchEvent(new Event('online')));
  await expect(former.locator('.who')).toContainText('沈秋月');
  await expect(waiting(page)).toContainText('换人之后3号');
  await page.reload();
  await expect(waiting(page)).toContainText('换人之后3号');
});

test('S8 a window that is just being opened makes nothing anew of what another one has wiped', async ({
  app,
  browser
}) => {
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'zh-CN' });
  const page = await context.newPage();
  await signIn(page, app, 'liming', '/me');
  // This page of the same address looks at what is stored, and opens nothing itself.
  const stored = await context.newPage();
  await stored.goto(`${app.url}/healthz`);
  await expect.poll(() => leftOnPhone(stored)).toHaveLength(2);

  // The code that opens the database comes late to the second window.
  let isHeld = false;
  let release = () => {};
  const gate = new Promise<void>((done) => (release = done));
  const late = await context.newPage();
  await late.route('**/_app/immutable/chunks/**', async (route) => {
    const answer = await route.fetch();
    const body = await answer.text();
    // Dexie’s own code comes with what opens the database, once the page runs.
    if (body.includes('DatabaseClosed')) {
      isHeld = true;
      await gate;
    }
    await route.fulfill({ response: answer, body });
  });
  await late.goto(`${app.url}/me`);
  await expect.poll(() => isHeld).toBe(true);

  await page.route(/\/(?:api|healthz)\b/, (route) => route.abort());
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(page.locator('.sync')).toContainText('离线');
  await page.locator('.account summary').click();
  await page.getByRole('button', { name: '清除数据' }).click();
  await expect.poll(() => leftOnPhone(stored)).toEqual([]);
  await page.waitForURL(/\/sign-in/);
  release();
  await late.unrouteAll({ behavior: 'ignoreErrors' });
  await late.waitForURL(/\/sign-in/);
  expect(await leftOnPhone(stored)).toEqual([]);
  await context.close();
});

test('S5 what was given up while the phone could store nothing isn’t sent once it can', async ({
  app,
  page
}) => {
  await prepareFaults(page);
  await syncedPhone(page, app);
  await fillsIn(page, app, '不交的4号');
  await injectFault(page, 'no space');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(page.locator('.note.unkept')).toBeVisible();
  await page.context().setOffline(true);
  await waiting(page).locator('summary', { hasText: '不交了' }).click();
  await waiting(page).getByRole('button', { name: '确定不交' }).click();
  await expect(waiting(page)).toHaveCount(0);
  const posted: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posted.push(request.url()));
  await page.unrouteAll();
  await injectFault(page, null);
  await page.context().setOffline(false);
  await expect(page.locator('.note.unkept')).toHaveCount(0, { timeout: 40_000 });
  await page.reload();
  await expect(page.locator('.sync')).toContainText('已同步');
  await expect(page.locator('main')).not.toContainText('不交的4号');
  expect(posted).toEqual([]);
});
