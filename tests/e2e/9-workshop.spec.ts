import { readFileSync } from 'node:fs';
import { expectNoViolations } from './axe';
import { expect, signIn, test } from './served-app';

const village = readFileSync('tests/fixtures/documents/foreign/F-village-shop.txt', 'utf8');

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a document is pasted, confirmed, corrected, tried, and handed on to its adoption @core', async ({
    page,
    app
  }) => {
    await signIn(page, app, 'fangmin', '/office/scheme');
    await page.getByRole('link', { name: '用自己的办法文件' }).click();
    await page.getByRole('button', { name: '逐句识别' }).click();
    await expect(page.getByRole('alert')).toContainText('还没有内容');
    await page.getByLabel('办法全文').fill(village);
    await page.getByRole('button', { name: '逐句识别' }).click();
    await expect(page.getByText('读成规则 33 条，没读懂 9 句')).toBeVisible();

    // A row of which nobody has said anything stands in the way.
    await page.getByLabel('从哪天起施行').fill('2027-01-01');
    await page.getByRole('button', { name: '检查并试算' }).click();
    await expect(page.getByRole('alert')).toContainText('还不能生成办法，有 33 处要改');

    const litter = page.locator('li').filter({ hasText: '乱倒垃圾' });
    await litter.getByText('改一改').click();
    // Cells that are refused stay as they were typed.
    const long = '8'.repeat(201);
    await litter.getByLabel('分值').fill(long);
    await litter.getByLabel('分值').press('Enter');
    await expect(page.getByRole('alert')).toContainText('最多 200 个字');
    await expect(litter.getByLabel('分值')).toHaveValue(long);
    await litter.getByLabel('分值').fill('-8');
    await litter.getByLabel('分值').press('Enter');
    await expect(litter).toContainText('改过，已确认');
    const party = page.locator('li').filter({ hasText: '降B级' });
    await party.getByRole('button', { name: '不是规则' }).click();
    await expect(page.getByText('还有 8 句没读懂')).toBeVisible();
    await page.getByRole('button', { name: '没有提醒的 19 条都确认' }).click();
    // Each row with a remark is looked at by itself.
    await expect(page.locator('li').filter({ hasText: '原文按“每100元”计一次' })).toBeVisible();
    const remarked = page
      .locator('li')
      .filter({ has: page.getByRole('button', { name: '对', exact: true }) });
    for (let left = 13; left > 0; left -= 1) {
      await expect(page.getByText(`还有 ${left} 条没有人确认`)).toBeVisible();
      await remarked.first().getByRole('button', { name: '对', exact: true }).click();
    }
    await expect(page.getByText('读成规则的都有人确认了')).toBeVisible();

    await page.getByRole('button', { name: '检查并试算' }).click();
    const trial = page.locator('#tried');
    await expect(trial.getByRole('row', { name: /乱倒垃圾/ })).toContainText('−8');
    await expect(trial.locator('.ranks tbody tr')).toHaveCount(6);
    await page.getByRole('button', { name: '用这份提请采用' }).click();
    await expect(page).toHaveURL(/\/office\/scheme\/adopt\?source=file/);
    await expect(page.getByText('农村信用信息评价标准')).toBeVisible();
    await page.goto(`${app.url}/office/scheme`);
    await expect(page.getByRole('link', { name: '自己的办法都确认了' })).toBeVisible();
  });
});

test('on a phone the page is as wide as the phone, and nothing is wrong with it', async ({ page, app }) => {
  const mismatches: string[] = [];
  page.on('console', (said) => {
    if (said.text().includes('hydration_mismatch')) mismatches.push(said.text());
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, app, 'hejie', '/office/scheme/new');
  await page.getByLabel('或者上传文件').setInputFiles({
    name: '办法.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(village)
  });
  await page.getByRole('button', { name: '逐句识别' }).click();
  await expect(page.locator('#counts')).toBeVisible();
  // The draft as the server draws it, taken over by the page's scripts.
  await page.goto(`${app.url}/office/scheme/new`, { waitUntil: 'networkidle' });
  expect(mismatches).toEqual([]);
  await expectNoViolations(page, '/office/scheme/new');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await page.getByText('删除这份草稿').first().click();
  await page.getByRole('button', { name: '删除这份草稿' }).click();
  await expect(page.getByLabel('办法全文')).toBeVisible();
});
