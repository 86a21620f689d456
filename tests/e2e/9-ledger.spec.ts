import { readFileSync } from 'node:fs';
import { readSheet } from 'read-excel-file/node';
import { expect, signIn, test } from './served-app';

test('9 the ledger: a year in one list, found by item and words, each figure leads to its reasons @core', async ({
  page,
  app
}) => {
  await signIn(page, app, 'fangmin', '/office/ledger');
  await page.getByLabel('周期').selectOption('all');
  await expect(page).toHaveURL(/period=all/);
  const list = page.getByRole('region', { name: /^台账，共 \d+ 条/ });
  await expect(list).toBeVisible();
  const count = Number(/\d+/.exec((await list.getAttribute('aria-label')) ?? '')?.[0]);
  const heights = await list.evaluate((element) => [element.scrollHeight, element.clientHeight]);
  expect(heights[0]).toBeGreaterThan(count * 60);

  // The oldest line stands at its end, which no first page has.
  await list.focus();
  await page.keyboard.press('End');
  await expect(list.locator(`tr[aria-rowindex="${count + 1}"] td`).first()).not.toBeEmpty();
  await expect(
    list
      .locator(`tr[aria-rowindex="${count + 1}"]`)
      .getByRole('link')
      .first()
  ).toBeVisible();

  await page.getByLabel('全文查找').fill('调解');
  await page.getByRole('button', { name: '查找' }).click();
  await expect(page).toHaveURL(/q=/);
  await expect(page.locator('main tbody td:nth-child(4):not(:has-text("调解")):visible')).toHaveCount(0);
  await page.getByLabel('全文查找').fill('从来没有的事');
  await page.getByRole('button', { name: '查找' }).click();
  await expect(page.getByRole('heading', { name: '没有找到' })).toBeVisible();
  await page.goBack();
  await page.locator('main tbody td.num a').first().click();
  await expect(page).toHaveURL(/\/office\/people\/.+\?period=/);
});

test('9 printing takes all lines of the choice, and not those in sight', async ({ page, app, browser }) => {
  await signIn(page, app, 'fangmin', '/office/ledger?period=all');
  const list = page.getByRole('region', { name: /^台账，共 \d+ 条/ });
  const count = Number(/\d+/.exec((await list.getAttribute('aria-label')) ?? '')?.[0]);
  await page.emulateMedia({ media: 'print' });
  await expect(
    page.getByText(/^这里只印出第 1 到第 \d+ 条，共 \d+ 条。要全部的，请点“全部打印”。$/)
  ).toBeVisible();
  await page.emulateMedia({ media: null });
  await page.getByRole('link', { name: '全部打印' }).click();
  await expect(page.getByRole('button', { name: '打印' })).toBeVisible();
  await expect(page.locator('main tbody tr')).toHaveCount(count);
  await expect(page.getByText(/第 1 页/)).toHaveCount(0);

  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await signIn(plain, app, 'fangmin', '/office/ledger?period=all');
  await plain.getByRole('link', { name: '全部打印' }).click();
  await expect(plain.locator('main tbody tr')).toHaveCount(count);
  await context.close();
});

test('9 without JavaScript the ledger has pages', async ({ browser, app }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, app, 'fangmin', '/office/ledger?period=all');
  await expect(page.getByText(/第 1 页，共 \d+ 页/)).toBeVisible();
  const first = await page.locator('tbody tr').first().getAttribute('id');
  await page.getByRole('link', { name: '较早的' }).click();
  await expect(page.getByText(/第 2 页/)).toBeVisible();
  expect(await page.locator('tbody tr').first().getAttribute('id')).not.toBe(first);
  await context.close();
});

test('9 exports: numbers are numbers, the page tells how far it is @core', async ({ page, app }) => {
  await signIn(page, app, 'fangmin', '/office/ledger?period=all');
  const listed = Number(/\d+/.exec(await page.getByText(/^已登记 \d+ 条/).innerText())?.[0]);
  await page.getByText('导出表格').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '当前列出的事项' }).click()
  ]);
  expect(download.suggestedFilename()).toMatch(/台账.*\.xlsx$/);
  const rows = await readSheet(readFileSync(await download.path()));
  expect(rows.length).toBe(listed + 2);
  expect(rows.slice(2).every((row) => typeof row[7] === 'number')).toBe(true);
});

test('9 who did what: filtered, without naming whom it concerned', async ({ page, app }) => {
  await signIn(page, app, 'fangmin', '/office/audit');
  await expect(page.getByRole('heading', { name: '操作记录' })).toBeVisible();
  await page.getByLabel('做了什么').selectOption({ label: '核定' });
  await page.getByRole('button', { name: '查找' }).click();
  const actions = page.locator('tbody td:nth-child(4)');
  await expect(actions.first()).toHaveText('核定');
  expect(new Set(await actions.allTextContents())).toEqual(new Set(['核定']));
});

test('9 paper: a blank form, and a person’s year with its digests', async ({ page, app }) => {
  await signIn(page, app, 'fangmin', '/office/print');
  await expect(page.getByRole('heading', { name: /积分申请表$/ })).toBeVisible();
  await page.getByRole('combobox', { name: '表格' }).selectOption({ label: '个人年度档案' });
  await page.getByRole('combobox', { name: '姓名' }).selectOption({ index: 1 });
  await expect(page.getByRole('heading', { name: /个人积分档案$/ })).toBeVisible();
  await expect(page.locator('code').first()).toHaveText(/^[0-9a-f]{64}$/);
});
