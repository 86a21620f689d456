import type { Page } from '@playwright/test';
import { workbook } from '../make/workbook';
import { awake } from './awake';
import { expect, test } from './base-test';
import { decidingApp } from './deciding-app';
import { drowsy } from './drowsy';
import { heldBack } from './held-back';

test('what is typed and chosen before the scripts have come is still there when they have @core', async ({
  page
}) => {
  const app = await decidingApp(
    'community-cadres',
    ['李明'],
    [
      { username: 'liming', role: 'member', subject: 'u1' },
      { username: 'fangmin', role: 'recorder' }
    ]
  );
  await app.enter(page, 'liming', '/account');
  const come = await drowsy(page);
  await page.goto(`${app.url}/me/claims/new?item=mediation`, { waitUntil: 'commit' });
  await page.getByLabel('几件（次）').fill('2');
  await page.getByLabel('依据文号').fill('调字31号');
  await page.getByLabel('简要说明').fill('两户争执。');
  await come();
  await expect(page.getByLabel('几件（次）')).toHaveValue('2');
  await expect(page.getByLabel('依据文号')).toHaveValue('调字31号');
  await expect(page.getByLabel('简要说明')).toHaveValue('两户争执。');
  await app.stop();
});

test('what is chosen in a list before the scripts have come is what the page shows when they have', async ({
  page
}) => {
  const app = await decidingApp('community-cadres', ['李明'], [{ username: 'fangmin', role: 'recorder' }]);
  await app.enter(page, 'fangmin', '/office/print');
  const come = await drowsy(page);
  await page.goto(`${app.url}/office/print`, { waitUntil: 'commit' });
  await page.getByRole('combobox', { name: '表格' }).selectOption({ label: '个人年度档案' });
  await come();
  await expect(page.getByRole('article', { name: '个人年度档案' })).toBeVisible();
  await app.stop();
});

test('what a column of a sheet means, chosen before the scripts have come, keeps the list beside it', async ({
  page
}) => {
  const app = await decidingApp('community-cadres', ['李明'], [{ username: 'fangmin', role: 'recorder' }]);
  await app.enter(page, 'fangmin', '/office/import');
  const sheet = [
    ['姓名', '广场舞'],
    ['李明', 2]
  ];
  await page.locator('input[type=file]').setInputFiles({
    name: '一月.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(workbook({ 表: sheet }))
  });
  await page.waitForURL(/\/office\/import\/sheet\?file=/);
  const come = await drowsy(page);
  await page.reload({ waitUntil: 'commit' });
  await page.getByLabel('“广场舞”记成').selectOption('参加活动');
  await page.getByLabel('“广场舞”格里是').selectOption('分数');
  await come();
  await expect(page.getByLabel('“广场舞”记成').locator('option:checked')).toHaveText('参加活动');
  await expect(page.getByLabel('“广场舞”格里是').locator('option:checked')).toHaveText('分数');
  await app.stop();
});

test('what is chosen while an early choice is being shown counts too', async ({ page }) => {
  const app = await decidingApp('community-cadres', ['李明'], [{ username: 'fangmin', role: 'recorder' }]);
  await app.enter(page, 'fangmin', '/office/print');
  const come = await drowsy(page);
  await page.goto(`${app.url}/office/print`, { waitUntil: 'commit' });
  await page.getByRole('combobox', { name: '表格' }).selectOption({ label: '个人年度档案' });
  const { asked, answer } = await heldBack(page, (url) => url.searchParams.get('paper') === 'year');
  await come();
  await asked;
  await page.getByRole('combobox', { name: '姓名' }).selectOption({ index: 1 });
  answer();
  await expect(page.getByRole('heading', { name: /个人积分档案$/ })).toBeVisible();
  await app.stop();
});

test('what is unfolded, ticked off and dated before the scripts have come stays so', async ({ page }) => {
  const app = await decidingApp(
    'community-cadres',
    ['李明'],
    [
      { username: 'fangmin', role: 'recorder' },
      { username: 'wangqiang', role: 'committee' }
    ]
  );
  await app.enter(page, 'fangmin', '/office');

  let come = await drowsy(page);
  await page.goto(`${app.url}/office/announcements`, { waitUntil: 'commit' });
  await page.getByText('图片、视频、附件', { exact: true }).click();
  await expect(page.getByLabel('图片 1 的画面内容')).toBeVisible();
  await come();
  await expect(page.getByLabel('图片 1 的画面内容')).toBeVisible();

  come = await drowsy(page);
  await page.goto(`${app.url}/office/meetings`, { waitUntil: 'commit' });
  await page.locator('input[name=account]').first().uncheck();
  await come();
  await expect(page.locator('input[name=account]').first()).not.toBeChecked();

  come = await drowsy(page);
  await page.goto(`${app.url}/office/audit`, { waitUntil: 'commit' });
  await page.locator('input[name=from]').fill('2026-01-31');
  await come();
  await expect(page.locator('input[name=from]')).toHaveValue('2026-01-31');
  await app.stop();
});

test('what is typed before the scripts have come is newer than the draft that they find', async ({
  page
}) => {
  const app = await decidingApp('community-cadres', ['李明'], [{ username: 'fangmin', role: 'recorder' }]);
  await app.enter(page, 'fangmin', '/office/claims/paper');
  const field = page.locator('input[name=paper]');
  await awake(page);
  await field.fill('旧草稿');
  const come = await drowsy(page);
  await page.goto(`${app.url}/office/claims/paper`, { waitUntil: 'commit' });
  await field.fill('新写的话');
  await come();
  await expect(page.getByText('您先前写下的内容')).toHaveCount(0);
  await expect(field).toHaveValue('新写的话');
  await app.stop();
});

/**
 * Opens a page whose scripts come late, and holds the answers to its forms.
 * @returns a function that sends a form before the scripts have come, and has it answered once they have
 */
async function sentEarly(page: Page): Promise<(send: () => Promise<void>) => Promise<void>> {
  // A locator would wait for the form's answer.
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.querySelector('#svelte-announcer')) console.info('awake');
    }).observe(document, { childList: true, subtree: true });
  });
  const release = await drowsy(page);
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**', async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.fallback();
  });
  return async (send) => {
    await send();
    const isAwake = page.waitForEvent('console', (message) => message.text() === 'awake');
    const come = release();
    await isAwake;
    answer();
    await come;
  };
}

test('what is sent before the scripts have come, and arrives, isn’t said to be unsent', async ({ page }) => {
  const app = await decidingApp('community-cadres', ['李明'], [{ username: 'fangmin', role: 'recorder' }]);
  await app.enter(page, 'fangmin', '/office');
  const whenSent = await sentEarly(page);
  await page.goto(`${app.url}/office/announcements`, { waitUntil: 'commit' });
  await page.locator('input[name=title]').fill('四号楼停水');
  await page.getByLabel('正文').fill('明天九点起停水。');
  const publish = page.getByRole('button', { name: '发布', exact: true });
  await whenSent(() => publish.click({ noWaitAfter: true }));
  await expect(page.getByRole('status')).toContainText('四号楼停水');
  await expect(page.locator('input[name=title]')).toHaveValue('');
  await expect(page.getByText('上次没填完的内容')).toHaveCount(0);
  await app.stop();
});

test('a claim that is sent before the scripts have come, and arrives, isn’t among the unfinished ones', async ({
  page
}) => {
  const app = await decidingApp(
    'community-cadres',
    ['李明'],
    [{ username: 'liming', role: 'member', subject: 'u1' }]
  );
  await app.enter(page, 'liming', '/account');
  const whenSent = await sentEarly(page);
  await page.goto(`${app.url}/me/claims/new?item=mediation`, { waitUntil: 'commit' });
  await page.getByLabel('几件（次）').fill('2');
  await page.getByLabel('依据文号').fill('调字31号');
  await page.getByLabel('简要说明').fill('两户争执。');
  const declare = page.getByRole('button', { name: '提交申报' });
  await whenSent(() => declare.click({ noWaitAfter: true }));
  await page.waitForURL((url) => url.pathname === '/me/claims');
  await expect(page.locator('main')).toContainText('调字31号');
  await expect(page.locator('main')).not.toContainText('没填完的');
  await app.stop();
});
