import { readFileSync } from 'node:fs';
import { readWorkbook } from '../../src/lib/server/domain/imports/files/read-workbook';
import type { MyEverything } from '../../src/lib/server/domain/me/my-everything';
import { expectNoViolations } from './axe';
import { becomesControlled } from './becomes-controlled';
import { decidingApp } from './deciding-app';
import { expect, signIn, test } from './served-app';
import { syncedPhone } from './synced-phone';

test('4i pages below the tabs open offline by their address, with the data’s age, and say before what needs a network @core', async ({
  app,
  page,
  context
}) => {
  await syncedPhone(page, app);
  await context.setOffline(true);
  for (const [path, title] of [
    ['/me/outcomes', '我的结果运用'],
    ['/me/leave', '抵消事假'],
    ['/me/help', '怎么用'],
    ['/me/assessment', '自评和评定'],
    ['/me/year', '我的年度档案'],
    ['/me/rules', '积分办法'],
    ['/me/rules/calculator?item=late', '算一算能得几分'],
    ['/me/notice', /^关于.+的公示$/],
    ['/me/notice/object', '提出异议'],
    ['/me/calendar', '放进手机日历'],
    ['/me/reminders', '提醒']
  ] as const) {
    await page.goto(app.url + path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.locator('.sync')).toContainText(/离线.*数据截至 \d\d:\d\d/);
    await expectNoViolations(page, `${path} offline`);
  }
  // Points, days, clause and state stand together.
  await page.goto(`${app.url}/me/leave`);
  await expect(page.locator('.lines li').first()).toContainText(/合计 \d+ 分，每满 100 分折 0\.5 天/);
  await expect(page.locator('.lines li').first()).toContainText('待会议决定');
  await expect(page.locator('q')).toContainText('可抵消事假');
  await page.goto(`${app.url}/me/year`);
  await expect(page.getByRole('link', { name: '下载表格（.xlsx）（要联网）' })).toHaveAttribute(
    'aria-disabled',
    'true'
  );
  await expect(page.locator('.lines').first()).toContainText('核对码');

  // On paper it is the office's sheet, with the address under which a notice's code can be compared.
  await expect(page.locator('article.paper')).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('article.paper')).toBeVisible();
  await expect(page.locator('article.paper')).toContainText(`${app.url}/n/`);
  await expect(page.locator('.tabs')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await context.setOffline(false);
  await page.goto(`${app.url}/me/year`);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载数据（.json）' }).click();
  const everything = JSON.parse(readFileSync(await (await coming).path(), 'utf8'));
  expect(everything.person.name).toBe('李明');
  expect(everything.results.length).toBeGreaterThan(0);
});

test('4i everything of one’s own is downloaded as a workbook and as data, with the same entries and results', async ({
  app,
  page
}) => {
  await signIn(page, app, 'liming', '/me/year');
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载表格（.xlsx）' }).click();
  const workbook = await readWorkbook(readFileSync(await (await coming).path()));
  const everything: MyEverything = await (await page.request.get(`${app.url}/api/me/everything.json`)).json();
  expect(everything.person.name).toBe('李明');
  // The first row of a sheet is its title, and the second one names the columns.
  const rowsOf = (name: string) => {
    const [, head, ...rows] = workbook.find(({ sheet }) => sheet === name)?.rows ?? [];
    return rows.map(({ cells }) =>
      Object.fromEntries((head?.cells ?? []).map((title, at) => [String(title), cells[at] ?? '']))
    );
  };
  const decided = everything.entries.filter(({ clause, basis, decision }) => clause && basis && decision);
  expect(decided.length).toBeGreaterThan(0);
  expect(rowsOf('积分事项')).toMatchObject(
    everything.entries.map(({ id, date, clause, basis, decision }) => ({
      流水号: id,
      日期: new Date(date),
      条款: clause?.ref ?? '',
      依据: basis,
      评定: decision ? `${decision.date} ${decision.body} ${decision.minutes}` : ''
    }))
  );
  expect(everything.results.length).toBeGreaterThan(0);
  expect(rowsOf('核定结果')).toMatchObject(
    everything.results.map(({ points, rank, notice }) => ({
      本期积分: points,
      名次: rank ?? '',
      公示的核对值: notice?.digest ?? ''
    }))
  );
});

test('4i the former addresses of one’s own pages lead to the phone', async ({ app, page }) => {
  await syncedPhone(page, app);
  for (const [former, now] of [
    ['/mine?year=2026', '/me/assessment?year=2026'],
    ['/mine/outcomes', '/me/outcomes'],
    ['/mine/year?year=2025', '/me/year?year=2025']
  ]) {
    await page.goto(app.url + former);
    await expect(page).toHaveURL(app.url + now);
  }
});

test('4i a year that isn’t there is said to be missing', async ({ app, page }) => {
  await syncedPhone(page, app);
  const note = page.getByRole('status').filter({ hasText: '没有找到要看的那一期，下面是2026年' });
  await page.goto(`${app.url}/me/year?year=2019`);
  await expect(note).toBeVisible();
  await page.goto(`${app.url}/me/year?year=2026`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(note).toHaveCount(0);
});

test('S4 B a community scores itself without a network, and the scores are sent later', async ({
  page,
  context
}) => {
  const app = await decidingApp(
    'community-organisation',
    ['东风社区', '阳光社区'],
    [
      { username: 'dongfeng', role: 'member', subject: 'u1' },
      { username: 'fangmin', role: 'recorder' }
    ]
  );
  await app.enter(page, 'dongfeng', '/me');
  await becomesControlled(page);
  await expect(page.locator('.sync')).toContainText('已同步');
  await context.setOffline(true);
  await page.getByRole('link', { name: '自评和评定' }).click();
  await expect(page.locator('.sync')).toContainText('离线');
  await page.getByLabel('贯彻执行与完成任务').fill('2.8');
  await page.getByRole('button', { name: '保存自评分' }).click();
  await expect(page.locator('section', { hasText: '待提交' })).toContainText('等待网络');
  await expectNoViolations(page, 'self-scores that wait');
  await context.setOffline(false);
  await expect(page.locator('main').getByRole('status').filter({ hasText: '自评分' })).toBeVisible();
  await expect(page.locator('section', { hasText: '待提交' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel('贯彻执行与完成任务')).toHaveValue('2.8');

  // A figure that the rules don't allow is refused with its reason, and mended in its place.
  await page.getByLabel('贯彻执行与完成任务').fill('99');
  await page.getByRole('button', { name: '保存自评分' }).click();
  await expect(page.getByRole('alert').first()).toContainText('填得不对');
  await page.getByRole('link', { name: '改一改再交' }).click();
  await page.waitForURL(/[?&]redo=/);
  await expect(page.getByLabel('贯彻执行与完成任务')).toHaveValue('99');
  await page.getByLabel('贯彻执行与完成任务').fill('2.5');
  await page.getByRole('button', { name: '保存自评分' }).click();
  await expect(page.locator('section', { hasText: '待提交' })).toHaveCount(0);
  await app.stop();
});

test('S7 B nobody declares: the page says what scores instead, and a form that was sent earlier is refused', async ({
  page
}) => {
  const app = await decidingApp(
    'community-organisation',
    ['东风社区', '阳光社区'],
    [
      { username: 'dongfeng', role: 'member', subject: 'u1' },
      { username: 'fangmin', role: 'recorder' }
    ]
  );
  await app.enter(page, 'dongfeng', '/me/claims/new');
  await expect(page.locator('main')).toContainText('本单位的办法没有规定由本人申报');
  await expect(page.locator('main')).toContainText('由责任科室评定');
  await expect(page.locator('form[action="/me/claims/new"]')).toHaveCount(0);
  await expectNoViolations(page, 'no declaring');
  await page.getByRole('link', { name: '看我的分数' }).click();
  await expect(page).toHaveURL(`${app.url}/me`);

  // A program that was loaded under other rules still posts such a form.
  const opener = await page.evaluate(async () => (await (await fetch('/api/me?after=0')).json()).owner);
  const form = { opener, key: 'declared-before', item: 'organisation', date: '2026-10-01', basis: '1号' };
  const headers = { origin: app.url, accept: 'application/json' };
  const answer = await page.request.post(`${app.url}/me/claims/new`, { multipart: form, headers });
  expect(await answer.text()).toContain('所以没有收下');

  await app.enter(page, 'fangmin', '/office/claims/paper');
  await expect(page).toHaveURL(`${app.url}/office/claims`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('a[href="/office/claims/paper"]')).toHaveCount(0);
  await app.stop();
});
