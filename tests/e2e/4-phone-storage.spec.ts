import type { Browser, Page } from '@playwright/test';
import { becomesControlled } from './becomes-controlled';
import { cursorKept } from './cursor-kept';
import { expect, importSample, signIn, test, type ServedApp } from './served-app';
import { injectFault, prepareFaults } from './storage-faults';
import { syncedPhone } from './synced-phone';

const score = (page: Page) => page.locator('.score');
const sync = (page: Page) => page.locator('.sync');
const unkept = (page: Page) => page.locator('.note.unkept');
const pending = (page: Page) => page.locator('.open .why > li');

/** Waits until the phone has a cursor, which a busy machine may be slow to tell. */
async function cursorThere(page: Page): Promise<number | null> {
  let kept: number | null = null;
  await expect.poll(async () => (kept = await cursorKept(page))).not.toBeNull();
  return kept;
}

/**
 * Makes a phone's storage fail and the office book an entry: the page shows it, says why it isn't stored, and
 * leaves the stored data as it was.
 * @returns the cursor and the number of open lines from before
 */
async function cannotKeep(
  { app, page, browser }: { app: ServedApp; page: Page; browser: Browser },
  fault: 'write aborts' | 'no space',
  why: string
): Promise<{ kept: number | null; before: number }> {
  await prepareFaults(page);
  await syncedPhone(page, app);
  const kept = await cursorThere(page);
  await expect(page.locator('.agreed').first()).toBeVisible();
  const before = await pending(page).count();
  await injectFault(page, fault);
  await importSample(await browser.newPage(), app);
  await expect.poll(() => pending(page).count()).toBeGreaterThan(before);
  await expect(sync(page)).toContainText('已同步');
  await expect(unkept(page)).toContainText(why);
  await expect.poll(() => cursorKept(page)).toBe(kept);
  return { kept, before };
}

for (const fault of ['open throws', 'open fails', 'open hangs'] as const)
  test(`4h without storage (${fault}) the phone works from the server’s answer, and says what is missing`, async ({
    app,
    page,
    browser
  }) => {
    await prepareFaults(page);
    await signIn(page, app, 'liming', '/me');
    await becomesControlled(page);
    await expect(page.locator('.agreed').first()).toBeVisible();
    const hero = await page.locator('.hero').innerText();
    const reasons = await page.locator('section:not(.open) .why').allInnerTexts();
    await injectFault(page, fault);

    await page.reload();
    await expect(sync(page)).toContainText('已同步');
    await expect(page.locator('#last-drawn')).toHaveCount(0);
    expect(await page.locator('.hero').innerText()).toBe(hero);
    await expect(unkept(page)).toContainText('这部手机保存不了数据');
    expect(await page.locator('section:not(.open) .why').allInnerTexts()).toEqual(reasons);

    // The page follows the office as always, but only in memory.
    const before = await pending(page).count();
    await importSample(await browser.newPage(), app);
    await expect.poll(() => pending(page).count()).toBeGreaterThan(before);

    await app.stop('SIGKILL');
    await expect(sync(page)).toContainText(/离线.*数据截至 \d\d:\d\d/);
    await expect(unkept(page)).toContainText('断网');
    expect(await page.locator('.hero').innerText()).toBe(hero);

    // Nothing of it outlives the page, and no stored picture stands above the sentence that says so.
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('现在看不到分数');
    await expect(page.locator('.empty')).toContainText('存不住数据');
    await expect(page.locator('#last-drawn')).toHaveCount(0);

    // Once storage works again, the phone works without a server again.
    await app.start();
    await injectFault(page, null);
    await page.getByRole('link', { name: '再试一次' }).click();
    await expect(sync(page)).toContainText('已同步');
    await expect(unkept(page)).toHaveCount(0);
    await expect.poll(() => cursorKept(page)).not.toBeNull();
  });

for (const fault of ['open fails', 'open hangs'] as const)
  test(`4h a first visit (${fault}) says 已同步 for as long as the server answers, and no longer`, async ({
    app,
    page
  }) => {
    await prepareFaults(page);
    await page.goto(`${app.url}/sign-in`);
    await injectFault(page, fault);
    await signIn(page, app, 'liming', '/me');
    await page.goto(`${app.url}/me`);
    await expect(score(page)).toHaveText(/^\d+/);
    await expect(unkept(page)).toBeVisible();
    await expect(sync(page)).toContainText('已同步');
    await app.stop('SIGKILL');
    await expect(sync(page)).toContainText('离线');
    await expect(unkept(page)).toBeVisible();
    await app.start();
    await expect(sync(page)).toContainText('已同步', { timeout: 40_000 });

    // An open page uses storage that works again at its next answer.
    await injectFault(page, null);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(unkept(page)).toHaveCount(0);
    await expect.poll(() => cursorKept(page)).not.toBeNull();
  });

for (const fault of ['list fails', 'list hangs', 'list absent'] as const)
  test(`4h a browser that can’t list its databases (${fault}) opens the phone’s own all the same`, async ({
    app,
    page
  }) => {
    await prepareFaults(page);
    await syncedPhone(page, app);
    await injectFault(page, fault);
    await app.stop('SIGKILL');
    await page.reload();
    await expect(sync(page)).toContainText(/离线.*数据截至 \d\d:\d\d/);
    await expect(score(page)).toHaveText(/^\d+/);
    await app.start();
    await expect(sync(page)).toContainText('已同步', { timeout: 40_000 });
    await expect(unkept(page)).toHaveCount(0);

    // Signing out reaches this data too.
    await page.locator('.account summary').click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.waitForURL(/sign-in/);
    await injectFault(page, null);
    await expect.poll(() => cursorKept(page)).toBeNull();
  });

test('4h a write that the browser takes back leaves what was there, and the page shows what is new', async ({
  app,
  page,
  browser
}) => {
  const { kept } = await cannotKeep({ app, page, browser }, 'write aborts', '这部手机保存不了数据');

  // The next answer doesn't bring the missing data again, so it is written from the page's own.
  await injectFault(page, null);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(unkept(page)).toHaveCount(0);
  await expect.poll(() => cursorKept(page)).toBeGreaterThan(kept ?? 0);
});

test('4h a phone without space says that the newest isn’t kept, and goes on @core', async ({
  app,
  page,
  browser
}) => {
  const { kept, before } = await cannotKeep({ app, page, browser }, 'no space', '空间满了');

  // Without a server it has what was stored before, and gives its age.
  await app.stop('SIGKILL');
  await page.reload();
  await expect(sync(page)).toContainText(/离线.*数据截至 \d\d:\d\d/);
  await expect(pending(page)).toHaveCount(before);
  await app.start();
  await injectFault(page, null);
  await expect(sync(page)).toContainText('已同步', { timeout: 40_000 });
  await expect.poll(() => pending(page).count()).toBeGreaterThan(before);
  await expect.poll(() => cursorKept(page)).toBeGreaterThan(kept ?? 0);
  await expect(unkept(page)).toHaveCount(0);
});

test('4h a database that the browser closes and clears is opened again and written anew', async ({
  app,
  page
}) => {
  const devtools = await page.context().newCDPSession(page);
  await syncedPhone(page, app);
  const kept = await cursorThere(page);
  const { origin } = new URL(app.url);
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  // A phone tries for half a minute, and each try has its patience.
  await expect.poll(() => cursorKept(page), { timeout: 60_000 }).toBe(kept);
  await expect(unkept(page)).toHaveCount(0);
  await page.reload();
  await expect(sync(page)).toContainText('已同步');
});
