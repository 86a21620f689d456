import type { Page } from '@playwright/test';
import { expect, test, type ServedApp } from './served-app';
import { syncedPhone } from './synced-phone';

/** Notes the addresses that a page asks of the server about its owner. */
function asked(page: Page): string[] {
  const addresses: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/api\/(?:live\/)?me$/.test(pathname)) addresses.push(pathname);
  });
  return addresses;
}

/** Live connections of phones, as the server counts them. */
async function openStreams(page: Page, { url }: ServedApp): Promise<number> {
  const text = await (await page.request.get(`${url}/metrics`)).text();
  return Number(/^sunboard_streams_open\{route="\/api\/live\/me"\} (\d+)$/m.exec(text)?.[1] ?? 0);
}

test('S12 of two open pages one asks and holds the live connection; when it closes the other takes over @core', async ({
  app,
  page,
  context
}) => {
  // The test before may have left one that the server still counts.
  await expect.poll(() => openStreams(page, app)).toBe(0);
  await syncedPhone(page, app);
  await expect.poll(() => openStreams(page, app)).toBe(1);
  const second = await context.newPage();
  const ofSecond = asked(second);
  await second.goto(`${app.url}/me/standings`);
  await expect(second.locator('.sync')).toContainText('已同步');
  expect(await openStreams(page, app)).toBe(1);
  expect(ofSecond).toEqual([]);

  await page.close();
  await expect.poll(() => ofSecond).toContain('/api/live/me');
  await expect.poll(() => openStreams(second, app)).toBe(1);
  await expect(second.locator('.sync')).toContainText('已同步');
});

test('S1 a start asks once: a page that comes with the server’s answer asks no second time', async ({
  app,
  page
}) => {
  await syncedPhone(page, app);
  const addresses = asked(page);
  await page.reload();
  await expect(page.locator('.sync')).toContainText('已同步');
  await expect.poll(() => addresses).toContain('/api/live/me');
  expect(addresses.filter((address) => address === '/api/me').length).toBeLessThanOrEqual(1);
});
