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
      .poll(() => page.evaluate(() => Reflect.get(window, 'same')).catch(() => null))
      .toBeUndefined();
    const claims = page.locator('li', { hasText: '申20' }).filter({ hasText: '只在这一页5号' });
    await page.goto(`${app.url}/me/claims`);
    await expect(claims).toContainText('待初评');
    expect(await versionOf(page)).toBe(b.version);
  } finally {
    b.remove();
  }
});
