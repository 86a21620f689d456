import type { Browser, BrowserContext, Page } from '@playwright/test';
import { anotherVersion } from '../make/another-version';
import { portalNetwork, type PortalNetwork } from '../make/portal';
import { becomesControlled } from './becomes-controlled';
import { findNewer, letTakeOver } from './newer-version';
import { expect, signInOnPage, test as base, type ServedApp } from './served-app';
import { syncedPhone } from './synced-phone';

/** A browser in a network that may have a portal. */
const test = base.extend<{ network: PortalNetwork; context: BrowserContext }>({
  network: async ({}, use) => {
    const network = await portalNetwork();
    await use(network);
    await network.close();
  },
  context: async ({ browser, network }, use) => {
    const context = await browser.newContext({ ...options, proxy: network.proxy });
    await use(context);
    await context.close();
  }
});

const options: Parameters<Browser['newContext']>[0] = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

/** Runs in the page: the worker's caches of whole versions, and how many answers in all caches aren't the server's own. */
async function keptHere(): Promise<{ versions: string[]; foreign: string[] }> {
  const foreign: string[] = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) {
      const text = (await (await caches.match(request))?.text()) ?? '';
      if (text.includes('Welcome to the hotel') || text === '"portal"') foreign.push(request.url);
    }
  const versions = (await caches.keys()).filter((name) => /^sb-(?:me|wall)-/.test(name));
  return { versions, foreign };
}

/** Waits until the portal has answered an install, and the browser has given that up. */
async function failsToInstall(page: Page, network: PortalNetwork): Promise<void> {
  await expect.poll(() => network.answered()).toBeGreaterThan(0);
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
    .toBe(0);
  expect(await page.evaluate(keptHere)).toEqual({ versions: [], foreign: [] });
}

for (const [what, before, how] of [
  ['stands for the shell', /^\/shell$/, 'page'],
  ['stands for a script', /^\/last-drawn\.js$/, 'page'],
  ['leads away from a script', /^\/watchdog\.js$/, 'leads'],
  ['stands for the script that sends', /^\/background-sender\.js$/, 'page']
] as const)
  test(`a phone keeps nothing of a portal that ${what}, and is installed once the network is open`, async ({
    app,
    page,
    network
  }) => {
    network.stands(before, how);
    await signInOnPage(page, app, 'liming', '/me');
    await expect(page.locator('.agreed').first()).toBeVisible();
    await failsToInstall(page, network);

    network.stands(null);
    await page.reload();
    await becomesControlled(page);
    const { versions, foreign } = await page.evaluate(keptHere);
    expect([versions.length, foreign]).toEqual([1, []]);
    await page.context().setOffline(true);
    await page.goto(`${app.url}/me/claims`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('申报');
  });

test('a portal’s answers in the browser’s cache keep no phone from its data, its calendar or its reminders', async ({
  app,
  page,
  network
}) => {
  await syncedPhone(page, app);
  const devtools = await page.context().newCDPSession(page);
  network.stands(/^\/api\/me(?:\/|$)/);
  await page.goto(`${app.url}/me/calendar`);
  await expect.poll(() => network.answered()).toBeGreaterThan(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('放进手机日历');
  await expect(page.getByText('还没有地址。')).toHaveCount(0);
  await page.goto(`${app.url}/me/reminders`);
  await expect(page.getByText('打开和关闭提醒要联网。')).toBeVisible();

  network.stands(null);
  await page.goto(`${app.url}/me/calendar`);
  await expect(page.getByText('还没有地址。')).toBeVisible();
  await page.goto(`${app.url}/me/reminders`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('提醒');
  await expect(page.locator('main')).not.toContainText(/要联网|正在看/);

  // A phone that has no data yet asks for all of it.
  await page.goto('about:blank');
  const { origin } = new URL(app.url);
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage' });
  network.stands(/^\/api\/me$/);
  await page.goto(`${app.url}/me`);
  await expect(page.getByRole('heading', { name: '这部手机里还没有数据' })).toBeVisible();
  network.stands(null);
  await page.reload();
  await expect(page.locator('.sync')).toContainText('已同步');
});

const scene = (page: Page) => page.locator('.layer.seen > .scene[data-scene]');

/** Opens a phone or a board under its worker. */
const opened = {
  async phone(page: Page, app: ServedApp) {
    await syncedPhone(page, app);
    return page.locator('.agreed').first();
  },
  async board(page: Page, app: ServedApp) {
    await page.goto(`${app.url}/wall/demo?theme=day`);
    await expect(scene(page)).toBeVisible();
    await page.waitForFunction(() =>
      navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated')
    );
    await page.reload();
    return scene(page);
  }
};

for (const [who, role, shell] of [
  ['phone', 'me', /^\/shell$/],
  ['board', 'wall', /^\/wall$/]
] as const)
  test(`a newer version that meets a portal leaves a ${who} with the one that it has`, async ({
    app,
    page,
    network
  }) => {
    const b = anotherVersion('b');
    try {
      const shown = await opened[who](page, app);
      await expect(shown).toBeVisible();
      const before = await page.evaluate(keptHere);
      expect([before.versions.length, before.foreign]).toEqual([1, []]);

      await app.stop();
      await app.start(b.build);
      network.stands(shell);
      await findNewer(page);
      expect(network.answered()).toBeGreaterThan(0);
      // The refused version leaves a moment after it was refused, with all that it had stored.
      await expect.poll(() => page.evaluate(keptHere)).toEqual(before);
      // The portal stands before every address, as it does in a hotel.
      network.stands(/./);
      await findNewer(page);
      await page.reload();
      await expect(shown).toBeVisible();
      await expect.poll(() => page.evaluate(keptHere)).toEqual(before);

      network.stands(null);
      await findNewer(page);
      const { versions, foreign } = await page.evaluate(keptHere);
      expect([versions, foreign]).toEqual([[...before.versions, `sb-${role}-${b.version}`], []]);
      await page.reload();
      await expect(shown).toBeVisible();
    } finally {
      b.remove();
    }
  });

test('a board whose first start meets a portal installs itself later, and keeps no portal’s letters', async ({
  app,
  page,
  network
}) => {
  network.stands(/^\/wall$|\.woff2$/);
  await page.clock.install();
  await page.goto(`${app.url}/wall/demo?theme=day`);
  await expect(scene(page)).toBeVisible();
  await failsToInstall(page, network);

  network.stands(/\.woff2$/);
  await expect(async () => {
    await page.clock.fastForward('20:00');
    const state = () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state);
    await expect.poll(state, { timeout: 10_000 }).toBe('activated');
  }).toPass();
  await page.reload();
  await expect(scene(page)).toBeVisible();
  await expect.poll(() => network.answered()).toBeGreaterThan(0);
  const { versions, foreign } = await page.evaluate(keptHere);
  expect([versions.length, foreign]).toEqual([1, []]);

  network.stands(null);
  await page.reload();
  const letters = () => page.evaluate(async () => (await (await caches.open('sb-fonts-v1')).keys()).length);
  await expect.poll(letters).toBeGreaterThan(0);
  await page.context().setOffline(true);
  await page.reload();
  await expect(scene(page)).toBeVisible();
  expect((await page.evaluate(keptHere)).foreign).toEqual([]);
});

test('a portal that stands before the worker itself on a first visit: the board registers it later, without being loaded anew', async ({
  app,
  page,
  network
}) => {
  network.stands(/^\/service-worker\.js$/);
  await page.clock.install();
  await page.goto(`${app.url}/wall/demo?theme=day`);
  await expect(scene(page)).toBeVisible();
  await expect.poll(() => network.answered()).toBeGreaterThan(0);
  const registered = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state);
  expect(await registered()).toBeUndefined();
  await page.evaluate(() => Object.assign(window, { same: true }));

  network.stands(null);
  await expect(async () => {
    await page.clock.fastForward('20:00');
    await expect.poll(registered, { timeout: 10_000 }).toBe('activated');
  }).toPass();
  expect(await page.evaluate(() => Reflect.get(window, 'same'))).toBe(true);
});

test('a portal’s page that an earlier version kept in place of letters is dropped by the next one', async ({
  app,
  page
}) => {
  const b = anotherVersion('b');
  try {
    await opened.board(page, app);
    await expect(scene(page)).toBeVisible();
    /** content types of what is kept in place of letters */
    const letters = () =>
      page.evaluate(async () => {
        const cache = await caches.open('sb-fonts-v1');
        const kept = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
        return kept.map((answer) => answer?.headers.get('content-type') ?? '');
      });
    await expect.poll(async () => (await letters()).length).toBeGreaterThan(1);
    await page.evaluate(async () => {
      const cache = await caches.open('sb-fonts-v1');
      const [first] = await cache.keys();
      const headers = { 'content-type': 'text/html' };
      if (first) await cache.put(first, new Response('<h1>Welcome to the hotel</h1>', { headers }));
    });
    expect(await letters()).toContain('text/html');

    await app.stop();
    await app.start(b.build);
    await findNewer(page);
    await letTakeOver(page);
    await expect.poll(() => letters().catch(() => ['text/html'])).not.toContain('text/html');
    await expect(scene(page)).toBeVisible();
    expect((await page.evaluate(keptHere)).foreign).toEqual([]);
  } finally {
    b.remove();
  }
});
