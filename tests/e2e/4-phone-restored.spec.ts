import type { Page } from '@playwright/test';
import { awake } from './awake';
import { backupsOf, operate } from './operate';
import { expect, signIn, test } from './served-app';

/** The state of the only form in this phone's outbox; null: there is none. */
const formState = (page: Page) =>
  page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('sunboard-me-'))?.name;
    return new Promise<string | null>((found, failed) => {
      const opening = indexedDB.open(name ?? '');
      opening.onerror = () => failed(opening.error ?? new Error(name));
      opening.onsuccess = () => {
        const reading = opening.result.transaction('outbox').objectStore('outbox').getAll();
        reading.onsuccess = () => {
          opening.result.close();
          found(reading.result[0]?.state ?? null);
        };
      };
    });
  });

test('S5 a claim that was received before the server was put back to a backup is sent again, also by a page that the server draws', async ({
  app,
  browser
}) => {
  // The server draws each page with its newest answer where there is no worker, as in WeChat on iPhones.
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'zh-CN' });
  const page = await context.newPage();
  await signIn(page, app, 'liming', '/me/claims/new?item=mediation');
  await awake(page);
  await expect(page.locator('.sync')).toContainText('已同步');
  expect(await operate(app, 'backup')).toMatchObject({ code: 0 });

  // The claim arrives, and the answer that would show it doesn't.
  let posted = 0;
  await page.route('**/me/claims/new', (route) => {
    if (route.request().method() === 'POST') posted += 1;
    return route.fallback();
  });
  await page.route('**/api/me?*', (route) => (posted > 0 ? route.abort() : route.fallback()));
  await page.getByLabel('依据文号').fill('恢复之前1号');
  await page.getByRole('button', { name: '提交申报' }).click();
  await expect.poll(() => formState(page)).toBe('received');
  await page.goto('about:blank');
  await page.unrouteAll();

  expect(await operate(app, 'restore', backupsOf(app)[0] ?? '', '--yes')).toMatchObject({ code: 0 });
  const claims = page.locator('li', { hasText: '申20' }).filter({ hasText: '恢复之前1号' });
  await page.goto(`${app.url}/me/claims`);
  await expect(claims).toContainText('待初评');
  await expect(claims).toHaveCount(1);
  await expect.poll(() => formState(page)).toBeNull();
  await context.close();
});
