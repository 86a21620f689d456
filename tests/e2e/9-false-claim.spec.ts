import type { Page } from '@playwright/test';
import { awake } from './awake';
import { expectNoViolations } from './axe';
import { expect, test } from './base-test';
import { decidingApp } from './deciding-app';

/** Records a meeting of today under these minutes, and grants all that is before it. */
async function grantAll(office: Page, url: string, minutes: string): Promise<void> {
  await office.goto(`${url}/office/meetings`);
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await office.getByLabel('会议日期').fill(today);
  await office.getByLabel('会议纪要编号').fill(minutes);
  for (const member of await office.locator('input[name=account]').all()) await member.check();
  await office.getByRole('button', { name: '登记，开始认定' }).click();
  await office.waitForURL(/\/office\/meetings\/.+/);
  await awake(office);
  await office.getByRole('button', { name: '全部选“认定”' }).click();
  await office.getByRole('button', { name: '记入认定（1 件）' }).click();
  await expect(office.locator('tbody tr')).toHaveCount(1);
}

test('C 六 a claim that was granted is found false by the next meeting, and its points are reversed', async ({
  browser
}) => {
  const app = await decidingApp(
    'county-officials',
    ['李明', '韩冰', '沈秋月'],
    [
      { username: 'liming', role: 'member', subject: 'u1' },
      { username: 'fangmin', role: 'recorder' },
      { username: 'shuji', role: 'committee' },
      { username: 'zhuren', role: 'committee' },
      { username: 'weiyuan', role: 'committee' }
    ]
  );
  const opened = async (width: number, height: number) =>
    (await browser.newContext({ locale: 'zh-CN', viewport: { width, height } })).newPage();

  const phone = await opened(390, 844);
  await app.enter(phone, 'liming', '/me/claims/new?item=public-welfare');
  await phone.getByLabel('依据文号').fill('证明3号');
  await phone.getByRole('button', { name: '提交申报' }).click();
  await expect(phone.locator('li', { hasText: '申20' })).toContainText('待初评');

  const office = await opened(1280, 800);
  await app.enter(office, 'fangmin', '/office/claims');
  await office.getByRole('button', { name: /^提请会议/ }).click();
  await expect(office.getByText('这里没有申报')).toBeVisible();
  await grantAll(office, app.url, '〔2026〕20号');

  // A granted claim is looked up among the ended ones; nothing else can be done with it there.
  await office.goto(`${app.url}/office/claims?view=ended`);
  await expect(office.getByRole('button', { name: '退回补正' })).toHaveCount(0);
  await office.locator('summary', { hasText: '认为是虚假申报' }).click();
  await expect(office.locator('.hint')).toContainText('原记分作更正登记');
  await office.getByLabel('理由和证据').fill('证明上的公章是假的');
  await expectNoViolations(office, 'a granted claim that is doubted');
  await office.getByRole('button', { name: '提请会议认定' }).click();
  await expect(office.getByRole('status').first()).toContainText('已提请会议认定是否虚假申报');
  await office.goto(`${app.url}/office/claims?view=forwarded`);
  await expect(office.locator('.q li')).toHaveCount(2);
  await office.locator('.q li').first().getByRole('link').click();
  await expect(office.getByRole('button', { name: '退回补正' })).toHaveCount(0);
  await grantAll(office, app.url, '〔2026〕21号');

  await office.goto(`${app.url}/office/ledger?period=all`);
  await expect(office.locator('main')).toContainText('更正');
  await expect(office.locator('main')).toContainText('〔2026〕21号');
  await phone.goto(`${app.url}/me/claims`);
  const claim = phone.locator('li', { hasText: '证明3号' });
  await expect(claim).toContainText('虚假申报');
  await expect(claim).toContainText('证明上的公章是假的');
  await app.stop();
});
