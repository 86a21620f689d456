import type { Page } from '@playwright/test';
import { anotherVersion } from '../make/another-version';
import { awake } from './awake';
import { findNewer, letTakeOver, tryWhileWorkersRest } from './newer-version';
import { expect, test } from './served-app';
import { injectFault, prepareFaults } from './storage-faults';
import { syncedPhone } from './synced-phone';

const waiting = (page: Page) => page.locator('section', { hasText: '待提交' });

/** The version that the page’s own program is of. */
const versionOf = (page: Page) =>
  page.evaluate(() => document.documentElement.innerHTML.match(/data-version="([^"]+)"/)?.[1]);

/** Has a page believe that it is hidden, as another app or the camera does; no test can lay a browser’s window aside. */
const hide = (page: Page) =>
  page.evaluate(() => {
    for (const [name, value] of Object.entries({ hidden: true, visibilityState: 'hidden' }))
      Object.defineProperty(document, name, { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
const show = (page: Page) =>
  page.evaluate(() => {
    for (const name of ['hidden', 'visibilityState']) Reflect.deleteProperty(document, name);
    document.dispatchEvent(new Event('visibilitychange'));
  });

/** Waits until a page is of a version that may take over. */
const becomesOf = (page: Page, version: string, options?: { begin(): Promise<void> }) =>
  // It has none while it is being replaced.
  tryWhileWorkersRest(page, () => versionOf(page).catch(() => undefined), version, options);

/** Hides a page, and shows it again once it is of a version. */
async function hideUntilOf(page: Page, version: string): Promise<void> {
  await becomesOf(page, version, { begin: () => hide(page) });
  await show(page);
}

/**
 * Whether a newer version still waits. It answers a message of its own first: one that lets it take over would have come before
 * that.
 */
const stillWaits = (page: Page) =>
  page.evaluate(async () => {
    const { waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
    if (!waiting) return false;
    const { port1, port2 } = new MessageChannel();
    const answered = new Promise((done) => (port1.onmessage = done));
    waiting.postMessage({ type: 'KEEP_FONT' }, [port2]);
    await answered;
    return waiting.state === 'installed';
  });

test('S14 a newer version takes over when the page is hidden: nobody sees it loaded anew, and what was typed stands there @core', async ({
  app,
  page
}) => {
  const b = anotherVersion('b');
  try {
    await syncedPhone(page, app);
    await page.goto(`${app.url}/me/notice/object`);
    await awake(page);
    const said = page.getByLabel('事实和理由');
    await said.fill('走廊里写到一半');
    await page.evaluate(() => Object.assign(window, { same: true }));
    const isSame = () => page.evaluate(() => Reflect.get(window, 'same') === true);

    await app.stop();
    await app.start(b.build);
    expect(await findNewer(page)).toBe(true);
    // The page is read and written on, also over its other pages, whose files come from the version that it is of.
    await said.fill('走廊里写到一半，又接着写。');
    await page.locator('.tabs a[href="/me/standings"]').click();
    await expect(page.locator('.ranks')).toBeVisible();
    await page.goBack();
    await expect(said).toHaveValue('走廊里写到一半，又接着写。');
    // It comes to the front again, too: only what nobody looks at is replaced.
    await show(page);
    expect(await stillWaits(page)).toBe(true);
    expect(await isSame()).toBe(true);

    await hideUntilOf(page, b.version);
    await awake(page);
    await expect(said).toHaveValue('走廊里写到一半，又接着写。');
    await page.getByRole('button', { name: '提交' }).click();
    await expect(page.locator('li.stated', { hasText: '又接着写' })).toContainText('还没有开始核查');
  } finally {
    b.remove();
  }
});

test('S10 a newer version waits while a page that takes files is hidden, as by the camera: the picture stays chosen', async ({
  app,
  page
}) => {
  const b = anotherVersion('b');
  try {
    await syncedPhone(page, app);
    await page.goto(`${app.url}/me/claims/new?item=mediation`);
    await awake(page);
    const file = page.locator('[type=file]');
    await file.setInputFiles({ name: 'scene.png', mimeType: 'image/png', buffer: Buffer.from('picture') });
    await app.stop();
    await app.start(b.build);
    expect(await findNewer(page)).toBe(true);

    await hide(page);
    expect(await stillWaits(page)).toBe(true);
    await show(page);
    expect(await file.evaluate(({ files }: HTMLInputElement) => files?.[0]?.name)).toBe('scene.png');

    await page.locator('.tabs a[href="/me/standings"]').click();
    await expect(page.locator('.ranks')).toBeVisible();
    await hideUntilOf(page, b.version);
  } finally {
    b.remove();
  }
});

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
    await expect(waiting(page)).toContainText('只在这一页5号');
    expect(await page.evaluate(() => Reflect.get(window, 'same'))).toBe(true);

    await page.unrouteAll();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    const isSame = () => page.evaluate(() => Reflect.get(window, 'same')).catch(() => null);
    await expect.poll(isSame).toBeUndefined();
    const claims = page.locator('li', { hasText: '申20' }).filter({ hasText: '只在这一页5号' });
    await page.goto(`${app.url}/me/claims`);
    await expect(claims).toContainText('待初评');
    expect(await versionOf(page)).toBe(b.version);
  } finally {
    b.remove();
  }
});

test('S3 S10 a phone below the server’s protocol says so, keeps its outbox, updates itself and sends it @core', async ({
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
    await becomesOf(page, b.version);
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
