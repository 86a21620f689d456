import { expect, signIn, test } from './served-app';

test('a line of the ledger is corrected from its row: what changes is shown first @core', async ({
  page,
  app
}) => {
  await signIn(page, app, 'fangmin', '/office/ledger');
  const row = page.locator('main tbody tr').filter({ has: page.getByRole('link', { name: /^更正/ }) });
  const number = (await row.first().locator('td.id').innerText()).trim();
  await row.first().getByRole('link', { name: /^更正/ }).click();
  await expect(page.locator('h1')).toHaveText(`更正 ${number}`);
  await page.getByLabel('错在哪里').fill('重复登记');
  await page.getByLabel('这一条不该记，只冲销').check();
  await page.getByRole('button', { name: '看看会改变什么' }).click();
  await expect(page.getByRole('heading', { name: '更正后的变化' })).toBeVisible();
  await page.getByLabel('会议日期').fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  await page.getByLabel('会议纪要编号').fill('两委会纪要更正9号');
  await page.getByRole('button', { name: '确认登记 1 条' }).click();
  await expect(page.getByRole('status')).toContainText(`已经更正：${number} 由 更`);
  await page.goto(`${app.url}/office/ledger/correct?line=${encodeURIComponent(number)}`);
  await expect(page.getByRole('alert')).toContainText('不能再更正');
});
