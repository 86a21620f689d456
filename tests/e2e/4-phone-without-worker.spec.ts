import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { awake } from './awake';
import { test } from './phone-test';
import { expect, signInOnPage, type ServedApp } from './served-app';
import { injectFault, prepareFaults } from './storage-faults';
import { syncedPhone } from './synced-phone';

const waiting = (page: Page) => page.locator('section', { hasText: '待提交' });

/** Opens a claim's form as the first of the phone's pages, with all that is fetched ahead. */
async function opensForm(page: Page, app: ServedApp): Promise<void> {
  await signInOnPage(page, app, 'liming', '/account');
  await page.goto(`${app.url}/me/claims/new?item=mediation`);
  await awake(page);
  await expect(page.locator('.sync')).toContainText('已同步');
  await expect.poll(() => hasFetched(page, `/nodes/${errorNode()}.`)).toBe(true);
}

/** Whether the page has fetched a file with this in its address. */
const hasFetched = (page: Page, part: string) =>
  page.evaluate(
    (part) => performance.getEntriesByType('resource').some(({ name }) => name.includes(part)),
    part
  );

/** The number of the phone's error page among Kit's modules, which is the last one that is fetched ahead. */
function errorNode(): string {
  const folder = '.svelte-kit/generated/client-optimized/nodes';
  const file = readdirSync(folder).find((name) =>
    readFileSync(`${folder}/${name}`, 'utf8').includes('/me/+error.svelte')
  );
  return file?.replace('.js', '') ?? '';
}

test('on plain http in a LAN a form that is sent off without a network ends among those that wait, and is sent later @core', async ({
  app,
  phone
}) => {
  const page = await phone.open('--host-resolver-rules=MAP phone.lan 127.0.0.1');
  const lan = { ...app, url: app.url.replace('localhost', 'phone.lan') };
  await opensForm(page, lan);
  expect(await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator])).toEqual([false, false]);
  await page.context().setOffline(true);
  await page.getByLabel('依据文号').fill('没网的1号');
  await page.getByRole('button', { name: /提交/ }).click();
  await page.waitForURL((url) => url.pathname === '/me/claims');
  await expect(waiting(page)).toContainText('没网的1号');
  await page.context().setOffline(false);
  await expect(page.locator('main').getByRole('status').first()).toContainText('已');
  await expect(waiting(page)).toHaveCount(0);
  await expect(page.locator('main')).toContainText('没网的1号');
});

test('where the browser stores nothing either, a page that can’t come leaves the form waiting, and it is sent later', async ({
  app,
  browser
}) => {
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'zh-CN' });
  const page = await context.newPage();
  await prepareFaults(page);
  await page.goto(`${app.url}/sign-in`);
  await injectFault(page, 'open fails');
  await opensForm(page, app);
  await context.setOffline(true);
  await page.getByLabel('依据文号').fill('存不下的2号');
  await page.getByRole('button', { name: /提交/ }).click();
  await expect(waiting(page)).toContainText('存不下的2号');
  // A page that wasn't fetched ahead doesn't end the session, which alone has the form.
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/me/year', textContent: '年度' });
    document.querySelector('main')?.append(link);
    link.click();
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('连不上服务器');
  await expect(page.locator('.sync')).toContainText('离线');
  await expect(waiting(page)).toContainText('存不下的2号');
  await expect(page.locator('main')).not.toContainText('500');
  await context.setOffline(false);
  await expect(page.locator('.sync')).toContainText('已同步');
  await expect(waiting(page)).toHaveCount(0);
  await page.getByRole('link', { name: '申报', exact: true }).click();
  await expect(page.locator('main')).toContainText('存不下的2号');
});

test('a file of the program that doesn’t come means a bad line, though the server answers', async ({
  app,
  browser
}) => {
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'zh-CN' });
  const page = await context.newPage();
  await opensForm(page, app);
  await page.route('**/_app/immutable/**', (route) => route.abort());
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/me/year', textContent: '年度' });
    document.querySelector('main')?.append(link);
    link.click();
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('连不上服务器');
  await expect(page.locator('.sync')).toContainText('已同步');
  await context.close();
});

test('files that the browser has cleared away are kept again once the page is open', async ({
  app,
  page
}) => {
  await syncedPhone(page, app);
  const kept = () =>
    page.evaluate(async () => {
      const names = (await caches.keys()).filter((name) => name.startsWith('sb-me-'));
      const files = await Promise.all(
        names.map(async (name) => (await (await caches.open(name)).keys()).length)
      );
      return Math.max(0, ...files);
    });
  const whole = await kept();
  expect(whole).toBeGreaterThan(50);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.reload();
  await expect.poll(kept).toBe(whole);
  await app.stop();
  await page.goto(`${app.url}/me/year`);
  await expect(page.locator('.sync')).toContainText('离线');
});

test('on plain http two tabs with one form keep a draft each', async ({ app, phone }) => {
  const page = await phone.open('--host-resolver-rules=MAP phone.lan 127.0.0.1');
  const lan = { ...app, url: app.url.replace('localhost', 'phone.lan') };
  await opensForm(page, lan);
  expect(await page.evaluate(() => 'locks' in navigator)).toBe(false);
  await page.getByLabel('依据文号').fill('第一个标签页1号');
  const other = await page.context().newPage();
  await other.goto(`${lan.url}/me/claims/new?item=mediation`);
  await other.waitForURL(/copy=2/);
  await expect(other.getByLabel('依据文号')).toHaveValue('');
  await other.getByLabel('依据文号').fill('第二个标签页2号');
  for (const [tab, text] of [
    [page, '第一个标签页1号'],
    [other, '第二个标签页2号']
  ] as const) {
    await tab.reload();
    await awake(tab);
    await expect(tab.getByLabel('依据文号')).toHaveValue(text);
  }
});
