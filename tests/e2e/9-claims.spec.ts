import type { Browser } from '@playwright/test';
import { awake } from './awake';
import { expect, test } from './base-test';
import { expectNoViolations } from './axe';
import { aPng } from '../make/media';
import { decidingApp } from './deciding-app';

const opened = (browser: Browser, javaScriptEnabled = true) =>
  browser
    .newContext({ javaScriptEnabled, locale: 'zh-CN', viewport: { width: 1366, height: 768 } })
    .then((context) => context.newPage());

test('a claim: declared on the phone, sent back and mended, checked by keyboard, decided by the committee @core', async ({
  browser
}) => {
  const app = await decidingApp(
    'community-cadres',
    ['李明', '韩冰', '沈秋月'],
    [
      { username: 'liming', role: 'member', subject: 'u1' },
      { username: 'hanbing', role: 'member', subject: 'u2' },
      { username: 'fangmin', role: 'recorder' },
      { username: 'shuji', role: 'committee' },
      { username: 'zhuren', role: 'committee' },
      { username: 'weiyuan', role: 'committee' }
    ]
  );

  // The phone's form needs no script.
  const phone = await opened(browser, false);
  await phone.setViewportSize({ width: 360, height: 780 });
  await app.enter(phone, 'liming', '/me/claims/new');
  await phone.getByLabel('按名称或条款找').fill('调解');
  await phone.getByRole('button', { name: '查找' }).click();
  await phone.getByRole('link', { name: /^调解/ }).click();
  await phone.getByLabel('简要说明').fill('五号院两户因空调外机滴水争执，当天签了协议。');
  // A file is optional; this one is larger than other forms may be.
  const bytes = Buffer.from(aPng({ weight: 200_000 }));
  await phone.locator('summary', { hasText: '佐证文件' }).click();
  await phone
    .getByLabel('佐证文件（可不附）')
    .first()
    .setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: bytes });
  await phone.getByRole('button', { name: '提交申报' }).click();
  await expect(phone.getByRole('status').filter({ hasText: '已提交' })).toBeVisible();
  await expect(phone.locator('li', { hasText: '申20' })).toContainText('待初评');
  await expect(phone.locator('li', { hasText: '申20' }).locator('.tag')).not.toHaveCSS(
    'background-color',
    'rgba(0, 0, 0, 0)'
  );

  const dashboard = await opened(browser);
  await app.enter(dashboard, 'fangmin', '/office/claims');
  await expect(dashboard.getByRole('heading', { level: 2 })).toContainText('调解');
  await expect(dashboard.locator('.checks')).toContainText('没有写依据文号');
  const address = await dashboard.locator('.paper a[download]').getAttribute('href');
  const file = await dashboard.request.get(app.url + address);
  expect(Buffer.compare(await file.body(), bytes)).toBe(0);
  expect(file.headers()).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': expect.stringMatching(/^attachment; filename/),
    'content-security-policy': expect.stringContaining('sandbox'),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store'
  });
  await dashboard.getByLabel('初评意见').fill('请补协议编号');
  await dashboard.getByRole('button', { name: '退回补正' }).click();
  await expect(dashboard.getByRole('status')).toContainText('已退回补正：1 件');

  // A claim that was sent back looks unlike one that waits: for its declarer and in the office.
  await dashboard.goto(`${app.url}/office/claims?view=returned`);
  await expect(dashboard.locator('.st', { hasText: '退回补正' }).first()).toHaveClass(/\bback\b/);
  await phone.reload();
  const returned = phone.locator('li', { hasText: '退回补正' });
  await expect(returned).toContainText('请补协议编号');
  await expect(returned.locator('.tag')).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  await phone.getByRole('link', { name: '补正' }).click();
  await phone.getByLabel('依据文号').fill('柳塘里调字〔2026〕34号');
  await phone.getByRole('button', { name: '提交申报' }).click();
  await expect(phone.getByRole('status').filter({ hasText: '已提交' })).toBeVisible();

  // A colleague reports something too, and the person is asked first.
  await phone.goto(`${app.url}/me/claims/new?item=good-deed`);
  await phone.getByLabel('依据文号').fill('居民感谢信3号');
  await phone.locator('summary', { hasText: '替同事报' }).click();
  await phone.getByLabel('替同事报').fill('韩冰');
  await phone.getByRole('button', { name: '提交申报' }).click();
  const other = await opened(browser, false);
  await app.enter(other, 'hanbing', '/me/claims');
  await expect(other.locator('.asked')).not.toContainText('李明');
  // The reporting colleague doesn't get the file, even with its address.
  expect((await other.request.get(app.url + address)).status()).toBe(404);
  await other.getByRole('button', { name: '属实', exact: true }).click();
  await expect(other.getByRole('status').filter({ hasText: '已答复' })).toBeVisible();

  // The keyboard alone suffices: Enter puts the open claim before the meeting, and the next one opens.
  await dashboard.goto(`${app.url}/office/claims`);
  await expect(dashboard.locator('.q li')).toHaveCount(2);
  await expect(dashboard.locator('.checks')).not.toContainText('没有写依据文号');
  // Only the page's script hears keys.
  await awake(dashboard);
  await dashboard.keyboard.press('ArrowDown');
  await expect(dashboard.locator('.checks')).toBeVisible();
  await expect(dashboard.locator('.h p')).toContainText('代报');
  await dashboard.keyboard.press('ArrowUp');
  await expect(dashboard.locator('.h p')).toContainText('李明申报');
  await dashboard.keyboard.press('Enter');
  await expect(dashboard.locator('.q li')).toHaveCount(1);
  await dashboard.keyboard.press('Enter');
  await expect(dashboard.getByText('这里没有申报')).toBeVisible();

  // A paper claim is keyed in with the number of its form, and adjusted before it goes to the meeting.
  await dashboard.goto(`${app.url}/office/claims/paper`);
  await dashboard.getByLabel('申报人').selectOption('u3');
  await dashboard.getByLabel('纸质表编号').fill('表12');
  await dashboard.getByLabel('做了什么').selectOption('activity');
  await dashboard.getByLabel('几件').fill('3');
  await dashboard.getByLabel('依据文号').fill('活动签报7号');
  await dashboard.getByRole('button', { name: '录入', exact: true }).click();
  await expect(dashboard.getByRole('status')).toContainText('已录入：申');
  // One paper has several rows: whose it is, its number and its day stay.
  await expect(dashboard.getByLabel('申报人')).toHaveValue('u3');
  await expect(dashboard.getByLabel('纸质表编号')).toHaveValue('表12');
  await expect(dashboard.getByLabel('做了什么')).toHaveValue('');
  await dashboard.getByRole('link', { name: '回到申报' }).click();
  await expect(dashboard.locator('.h p')).toContainText('沈秋月纸质申报（表12）');
  // Returned without a reason the claim stays: the field says what is missing, and Enter there sends nothing.
  await dashboard.getByRole('button', { name: '退回补正' }).click();
  await expect(dashboard.getByLabel('初评意见')).toBeFocused();
  await expect(dashboard.locator('#words-why')).toBeVisible();
  await dashboard.keyboard.press('Enter');
  await dashboard.locator('.h p').click();
  await dashboard.keyboard.press('Enter');
  await expect(dashboard.locator('.h p')).toContainText('沈秋月纸质申报（表12）');
  await dashboard.getByRole('button', { name: '调整后提请' }).click();
  await dashboard.getByLabel('几件').fill('2');
  await dashboard.getByRole('button', { name: '提请会议', exact: false }).first().click();
  await expect(dashboard.getByText('这里没有申报')).toBeVisible();

  await dashboard.goto(`${app.url}/office/meetings`);
  await expect(dashboard.locator('main header')).toContainText('3 件申报等待会议认定');
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await dashboard.getByLabel('会议日期').fill(today);
  await dashboard.getByLabel('会议纪要编号').fill('两委会纪要〔2026〕20号');
  for (const member of await dashboard.locator('input[name=account]').all()) await member.check();
  await dashboard.getByLabel('weiyuan').uncheck();
  await dashboard.getByRole('button', { name: '登记，开始认定' }).click();
  await dashboard.waitForURL(/\/office\/meetings\/.+/);
  await awake(dashboard);
  await dashboard.getByRole('button', { name: '全部选“认定”' }).click();
  await dashboard.getByRole('button', { name: '记入认定（3 件）' }).click();
  await expect(dashboard.locator('tbody tr')).toHaveCount(3);
  await expect(dashboard.locator('tbody tr', { hasText: '沈秋月' })).toContainText('+4');

  await phone.goto(`${app.url}/me/claims`);
  await expect(phone.locator('li', { hasText: '调解' })).toContainText('认定');

  // S11 With a script, the decision is news at the top of one's points until one's claims were looked at.
  const scripted = await opened(browser);
  await scripted.setViewportSize({ width: 390, height: 844 });
  await app.enter(scripted, 'liming', '/me');
  const inbox = scripted.locator('.inbox');
  await expect(inbox.locator('li')).toHaveCount(1);
  await expect(inbox).toContainText(/申\d+-1 已认定 \+5 分：调解/);
  await expect(inbox).toContainText('两委会纪要〔2026〕20号');
  await expectNoViolations(scripted, 'a decision in the inbox');
  await inbox.getByRole('link').click();
  await expect(scripted.locator('li', { hasText: '调解' })).toContainText('两委会纪要〔2026〕20号');
  // The page was looked at once its program has said so.
  await expect(scripted.locator('.tabs .no')).toHaveCount(0);
  await scripted.locator('.tabs a[href="/me"]').click();
  await expect(scripted.locator('.empty, .hero').first()).toBeVisible();
  await expect(inbox).toHaveCount(0);
  await app.stop();
});
