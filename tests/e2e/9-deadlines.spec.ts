import type { Browser, Page } from '@playwright/test';
import { expect, signIn, test, type ServedApp } from './served-app';

const dashboard = async (browser: Browser, app: ServedApp, username: string, path: string): Promise<Page> => {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await signIn(page, app, username, path);
  return page;
};

test('the demo keeps the days of its documents, and each first page has those that are near', async ({
  browser,
  app
}) => {
  const town = await dashboard(browser, app, 'zhenban', '/office/deadlines');
  const past = town.locator('table').last();
  await expect(past).toContainText('四 1\u3000机关支部负责次月5日前汇总公布出每名机关干部上月考核得分情况');
  await expect(town.locator('main')).not.toContainText(/晚 \d+ 天|已过 \d+ 天/);
  for (const [username, unit] of [
    ['jiedao', '阳光社区'],
    ['quwei', '青穗镇'],
    ['shiwei', '青穗县'],
    ['xuexiaodangwei', '青穗小学党支部']
  ] as const) {
    const superior = await dashboard(browser, app, username, '/office/subordinates');
    await expect(superior.locator('main')).toContainText(unit);
    await expect(superior.locator('main')).not.toContainText('晚于办法的期限');
    await expect(superior.locator('main')).not.toContainText(/应于.*前办完/);
  }
  const street = await dashboard(browser, app, 'jiedao', '/office');
  await expect(street.locator('.deadlines')).toContainText('办法没有规定评定、公示的日期');
  await expect(street.locator('.deadlines')).toContainText('每月不少于一次');
  // Roles that don't see the ledger have other first pages, with the same days.
  for (const username of ['pianzhang', 'xianjiwei', 'guanli']) {
    const first = await dashboard(browser, app, username, '/office');
    await expect(first.locator('.deadlines')).toContainText('全部期限');
  }
});

test('a calendar: downloaded, and by a private address until it ends @core', async ({ browser, app }) => {
  const page = await dashboard(browser, app, 'fangmin', '/office/deadlines');
  const file = await page.request.get(`${app.url}/office/deadlines/calendar`);
  expect(file.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  const text = (await file.text()).replaceAll('\r\n ', '');
  expect(text).toContain('SUMMARY:');
  expect(text).toContain('干部积分申请表每月最后一天上报社区给纪检专干');
  await page.getByRole('button', { name: '生成地址' }).click();
  const address = await page.getByLabel('订阅地址').inputValue();
  const stranger = await (await browser.newContext()).newPage();
  const path = new URL(address).pathname;
  const fetched = await stranger.request.get(`${app.url}${path}`);
  expect(fetched.status()).toBe(200);
  expect(await fetched.text()).toContain('BEGIN:VCALENDAR');
  await page.getByRole('button', { name: '作废地址' }).click();
  await expect(page.getByRole('status')).toContainText('地址已作废');
  expect((await stranger.request.get(`${app.url}${path}`)).status()).toBe(404);
});
