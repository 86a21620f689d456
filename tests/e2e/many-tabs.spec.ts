import { chromium, type Page } from '@playwright/test';
import { expect, signInOnPage, test } from './served-app';

/** Milliseconds within which a page has to answer, while others are open. */
const within = 20_000;

const kinds = {
  '/office': 'hejie',
  '/office/claims': 'fangmin',
  '/wall/demo': null,
  '/wall/lite?board=demo': null,
  '/me': 'liming'
};

/** A browser gives one address six connections over HTTP/1.1, and has no locks on plain http. */
for (const [path, username] of Object.entries(kinds))
  test(`eight tabs of ${path} on plain http in a LAN leave connections for every other page`, async ({
    app,
    launchOptions
  }) => {
    const browser = await chromium.launch({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), '--host-resolver-rules=MAP tabs.lan 127.0.0.1']
    });
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const lan = { ...app, url: app.url.replace('localhost', 'tabs.lan') };
    const first = await context.newPage();
    let open = 0;
    context.on('request', (request) => request.url().includes('/api/live/') && (open += 1));
    context.on('requestfailed', (request) => request.url().includes('/api/live/') && (open -= 1));
    context.on('requestfinished', (request) => request.url().includes('/api/live/') && (open -= 1));
    if (username) await signInOnPage(first, lan, username, path);
    else await first.goto(lan.url + path);
    expect(await first.evaluate(() => [isSecureContext, 'locks' in navigator])).toEqual([false, false]);
    const tabs: Page[] = [first];
    while (tabs.length < 8) {
      const tab = await context.newPage();
      await tab.goto(lan.url + path, { timeout: within });
      tabs.push(tab);
    }
    await expect.poll(() => open, { timeout: within }).toBe(1);
    const other = await context.newPage();
    for (const next of [`/n/${app.founded.notice}`, '/office', '/wall/demo']) {
      const answer = await other.goto(lan.url + next, { timeout: within });
      // A page that isn't this account's answers so.
      expect(answer?.status()).toBeLessThan(500);
    }
    await other.close();
    // The next tab goes on when the one that reads is closed.
    await first.close();
    await expect.poll(() => open, { timeout: within }).toBe(1);
    await browser.close();
  });
