import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { readSheet } from 'read-excel-file/node';
import { awake } from './awake';
import { expect, test } from './base-test';
import { dayIn } from '../../src/lib/calendar';
import { like, words } from '../make/words';
import { decidingApp, type DecidingApp } from './deciding-app';

const today = dayIn('Asia/Shanghai', new Date());
const people = Array.from({ length: 1500 }, (_, at) => `某${String.fromCodePoint(0x4e00 + at)}`);
const booked = people.flatMap((_, at) =>
  ['mediation', 'registration', 'activity', 'mediation', 'registration'].map((item) => ({
    item,
    value: '',
    date: today,
    subject: `u${at + 1}`
  }))
);
const dashboards = [
  { username: 'fangmin', role: 'recorder' },
  { username: 'shuji', role: 'committee' }
] as const;

/**
 * Presses the stopping button as soon as it exists, because on a quick machine the work is done before
 * anybody can.
 */
async function stopAtOnce(page: Page, where: string): Promise<void> {
  // Before its script has loaded, the form would be sent without progress.
  await awake(page);
  await page.evaluate((selector) => {
    const watching = new MutationObserver(() => {
      const stop = document.querySelector<HTMLButtonElement>(`${selector} button`);
      if (!stop) return;
      watching.disconnect();
      stop.click();
    });
    watching.observe(document.body, { childList: true, subtree: true });
  }, where);
}

test.describe('long work of fifteen hundred people and seven thousand five hundred entries', () => {
  let app: DecidingApp;
  test.beforeEach(async () => {
    test.setTimeout(180_000);
    app = await decidingApp('community-cadres', people, dashboards, booked, today.slice(0, 7));
  });
  test.afterEach(() => app.stop());

  test('an export that is stopped gives no file and no fault; begun again it is whole', async ({ page }) => {
    await app.enter(page, 'fangmin', '/office/ledger?period=all');
    const files: string[] = [];
    page.on('download', (file) => files.push(file.suggestedFilename()));
    await page.getByText(words('office_export')).click();
    await stopAtOnce(page, '.making');
    const link = page.getByRole('link', { name: words('ledger_export_list') });
    const left = page.waitForEvent('requestfailed', (request) => request.url().includes('progress=1'));
    await link.click();
    await left;
    await expect(page.locator('.making')).toHaveCount(0);
    expect(files).toEqual([]);

    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), link.click()]);
    expect((await readSheet(readFileSync(await download.path()))).length).toBe(booked.length + 2);
    expect(files).toHaveLength(1);
  });

  test('sealing that is stopped leaves the month open and proposed; begun again it seals', async ({
    page
  }) => {
    await app.enter(page, 'fangmin', '/office/seal');
    await page.getByLabel(words('office_seal_early_tick')).check();
    await page.getByRole('button', { name: like('seal_propose') }).click();
    await expect(page.getByText(like('seal_waits'))).toBeVisible({ timeout: 60_000 });

    await page.context().clearCookies();
    await app.enter(page, 'shuji', '/office/seal');
    const seal = page.getByRole('button', { name: like('office_seal_now') });
    await page.getByLabel(words('office_seal_early_tick')).check();
    await stopAtOnce(page, '.working');
    // However quick the server is, it can't write before the stop: the database is kept from it until then.
    const left = page.waitForEvent('requestfailed', (request) => request.url().includes('/seal/progress'));
    const release = app.lockDatabase();
    await seal.click();
    await left;
    release();
    await expect(page.getByText(words('work_stopped'), { exact: true })).toBeVisible({ timeout: 60_000 });
    // The command left nothing: no sealed month, no line in the trail, and the same proposal still stands.
    await expect(seal).toBeEnabled();
    const other = await page.context().newPage();
    await other.goto(`${app.url}/office`);
    await expect(other.getByText(words('office_no_sealed_months'))).toBeVisible();
    await other.close();

    await page.getByLabel(words('office_seal_early_tick')).check();
    await seal.click();
    await page.waitForURL(/sealed=/, { timeout: 60_000 });
    await expect(page.getByRole('status').first()).toContainText(like('office_sealed_done'));
    await expect(page.locator('main tbody tr').first()).toContainText('1500');
  });
});
