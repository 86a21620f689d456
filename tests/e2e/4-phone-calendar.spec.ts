import { expectNoViolations } from './axe';
import { expect, signIn, test } from './served-app';

test('4 a calendar’s address is made, read without signing in, and ended; without a network the page says so', async ({
  app,
  page,
  playwright,
  context
}) => {
  await page.setViewportSize({ width: 320, height: 780 });
  await signIn(page, app, 'liming', '/me/calendar');
  await expect(page.getByText('还没有地址')).toBeVisible();
  await expectNoViolations(page, 'no address yet');
  await page.getByRole('button', { name: '生成地址' }).click();
  const address = await page.getByLabel('订阅地址').inputValue();
  expect(address).toMatch(/\/calendar\/[\w-]{43}$/);
  await expectNoViolations(page, 'an address');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const calendarApp = await playwright.request.newContext();
  const read = () => calendarApp.get(app.url + new URL(address).pathname);
  const answer = await read();
  expect(answer.headers()).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, no-store'
  });
  const text = (await answer.text()).replaceAll('\r\n ', '');
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).toContain('公示，今天是提异议的最后一天');
  await page.reload();
  await expect(page.getByText('已有一个地址')).toBeVisible();
  await page.getByRole('button', { name: '作废地址' }).click();
  await expect(page.getByRole('status').filter({ hasText: '地址已作废' })).toBeVisible();
  expect((await read()).status()).toBe(404);
  await calendarApp.dispose();
  await context.setOffline(true);
  await expect(page.getByText('生成、更换和作废地址要联网')).toBeVisible();
});
