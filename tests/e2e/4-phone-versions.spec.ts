import type { Page } from '@playwright/test';
import { anotherVersion } from '../make/another-version';
import { awake } from './awake';
import { findNewer, letTakeOver } from './newer-version';
import { expect, test } from './served-app';
import { injectFault, prepareFaults } from './storage-faults';
import { syncedPhone } from './synced-phone';

const waiting = (page: Page) => page.locator('section', { hasText: '待提交' });

/** The version that the page’s own program is of. */
const versionOf = (page: Page) =>
  page.evaluate(() => document.documentElement.innerHTML.match(/data-version="([^"]+)"/)?.[1]);

/**
 * Requests something by way of the worker in force. A browser asks that one to give way when an event of it ends, or half a
 * minute after its last one; a phone that is used has such events all the time.
 */
const useWorker = (page: Page) =>
  page.evaluate(() => fetch('/healthz').then(({ status }) => status)).catch(() => undefined);

/** The version that the page is of by now; undefined while it is being replaced. */
async function versionByNow(page: Page): Promise<string | undefined> {
  await useWorker(page);
  return versionOf(page).catch(() => undefined);
}

test('S10 a newer version waits until what a page has in its memory alone is sent', async ({ app, page }) => {
  const b = anotherVersion('b');
  try {
    await prepareFaults(page);
    await syncedPhone(page, app);
    await injectFault(page, 'open fails');
    await page.route('**/me/claims/new', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.fallback()
    );
    await page.goto(`${app.url}/me/claims/new?item=mediation`);
    await awake(page);
    await page.getByLabel('依据文号').fill('只在这一页5号');
    await page.getByRole('button', { name: /提交/ }).click();
    await expect(waiting(page)).toContainText('只在这一页5号');
    await expect(waiting(page)).toContainText('请先不要关闭页面');
    await page.evaluate(() => Object.assign(window, { same: true }));

    await app.stop();
    await app.start(b.build);
    expect(await findNewer(page)).toBe(true);
    // Another window takes the newer version, and with it every page.
    await letTakeOver(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    await expect(waiting(page)).toContainText('只在这一页5号');
    expect(await page.evaluate(() => Reflect.get(window, 'same'))).toBe(true);

    await page.unrouteAll();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect
      .poll(async () => {
        await useWorker(page);
        return page.evaluate(() => Reflect.get(window, 'same')).catch(() => null);
      })
      .toBeUndefined();
    const claims = page.locator('li', { hasText: '申20' }).filter({ hasText: '只在这一页5号' });
    await page.goto(`${app.url}/me/claims`);
    await expect(claims).toContainText('待初评');
    expect(await versionOf(page)).toBe(b.version);
  } finally {
    b.remove();
  }
});

test('S3 S10 a phone below the server’s protocol says so, keeps its outbox, updates itself and sends it', async ({
  app,
  page
}) => {
  const b = anotherVersion('b', 'raised');
  try {
    await syncedPhone(page, app);
    await page.goto(`${app.url}/me/claims/new?item=mediation`);
    await awake(page);
    await page.getByLabel('依据文号').fill('旧版本写的6号');
    await page.context().setOffline(true);
    await expect(page.locator('.sync')).toContainText('离线');
    await page.getByRole('button', { name: '存下，联网后提交' }).click();
    await expect(waiting(page)).toContainText('旧版本写的6号');
    // The server takes no forms for now, so what waits is there when the newer version begins.
    await page
      .context()
      .route('**/me/claims/new', (route) =>
        route.request().method() === 'POST' ? route.abort() : route.fallback()
      );
    const refused = page.waitForResponse(
      (answer) => answer.url().includes('/api/me?') && answer.status() === 409
    );
    await app.stop();
    await app.start(b.build);
    await page.context().setOffline(false);
    await refused;
    await expect(page.locator('.note', { hasText: '服务器已升级' })).toBeVisible();
    // The page is replaced meanwhile.
    await expect.poll(() => versionByNow(page)).toBe(b.version);
    await expect(page.locator('.sync')).toContainText('已同步');
    await expect(waiting(page)).toContainText('旧版本写的6号');

    await page.context().unrouteAll();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    const claims = page.locator('li', { hasText: '申20' }).filter({ hasText: '旧版本写的6号' });
    await expect(claims).toContainText('待初评');
    await expect(waiting(page)).toHaveCount(0);
  } finally {
    b.remove();
  }
});
