import type { BrowserContext } from '@playwright/test';
import { chromiumFlags, systemChromium } from '../chromium.js';
import { syncedPhone } from './synced-phone';
import { expect, test, type ServedApp } from './served-app';

// The headless shell has no background sync; the whole browser has it without a window too.
test.use({
  launchOptions: { executablePath: systemChromium(), args: [...chromiumFlags, '--headless=new'] }
});

/** The server's own list of one's claims, without the program of a page. */
async function listed({ request }: BrowserContext, app: ServedApp, basis: string): Promise<number> {
  const page = await (await request.get(`${app.url}/me/claims`)).text();
  const text = page.replace(/<script[^]*?<\/script>/g, '').replace(/<[^>]*>/g, '');
  return text.split(basis).length - 1;
}

test('S17 what waited when the last page was closed is sent by the worker once there is a network, and once @core', async ({
  app,
  page,
  context
}) => {
  await syncedPhone(page, app);
  await context.setOffline(true);
  await expect(page.locator('.sync')).toContainText('离线');
  await page.goto(`${app.url}/me/claims/new?item=mediation`);
  await page.getByLabel('依据文号').fill('井下调字9号');
  await page.getByRole('button', { name: '存下，联网后提交' }).click();
  await expect(page.locator('section', { hasText: '待提交' })).toContainText('井下调字9号');
  const asked = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/me'))?.sync?.getTags());
  await expect.poll(asked).toEqual(['sunboard-outbox']);

  const other = await context.newPage();
  const devtools = await context.newCDPSession(other);
  let registrationId = '';
  devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    registrationId = registrations.find(({ scopeURL }) => scopeURL.endsWith('/me'))?.registrationId ?? '';
  });
  await devtools.send('ServiceWorker.enable');
  await page.close();
  await context.setOffline(false);
  await other.goto(app.url);
  await expect.poll(() => registrationId).not.toBe('');

  // The network of a test goes and comes inside the browser. Its own watch may not see that, and tries again much
  // later.
  // A worker that starts anew has the sender's script from its installation.
  await devtools.send('ServiceWorker.stopAllWorkers');
  const sync = { origin: app.url, registrationId, tag: 'sunboard-outbox', lastChance: false };
  await devtools.send('ServiceWorker.dispatchSyncEvent', sync);
  await expect.poll(() => listed(context, app, '井下调字9号')).toBe(1);
  await devtools.send('ServiceWorker.dispatchSyncEvent', sync);

  await other.goto(`${app.url}/me/claims`);
  await expect(other.locator('.sync')).toContainText('已同步');
  await expect(other.locator('section', { hasText: '待提交' })).toHaveCount(0);
  await expect(other.locator('li', { hasText: '井下调字9号' })).toHaveCount(1);
});
