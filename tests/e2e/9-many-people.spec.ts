import { expect, signIn, test } from './served-app';

test.use({ viewport: { width: 1366, height: 768 } });

test('the menu stays in view to its end, also at the bottom of a long page', async ({ page, app }) => {
  for (const username of ['fangmin', 'guanli']) {
    await page.context().clearCookies();
    await signIn(page, app, username, '/office/audit');
    for (const at of [0, 100_000]) {
      await page.evaluate((top) => window.scrollTo(0, top), at);
      await expect(page.locator('.nav a').last()).toBeInViewport({ ratio: 0.9 });
      // At the top the bar stands above the menu; further down the menu is all there is.
      await expect(page.locator('.nav a').first()).toBeInViewport({ ratio: 0.9 });
    }
  }
});

test('somebody on the roster is found by name or number, without a script @core', async ({
  browser,
  app
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const page = await context.newPage();
  await signIn(page, app, 'fangmin', '/office/people');
  const rows = page.locator('table.roster tbody tr');
  const all = await rows.count();
  expect(all).toBeGreaterThan(3);
  const number = await rows.nth(1).locator('td').first().innerText();
  await page.getByLabel('找人').fill(number);
  await page.getByRole('button', { name: '查找' }).click();
  await expect(rows).toHaveCount(1);
  await page.getByLabel('找人').fill('从来没有的人');
  await page.getByRole('button', { name: '查找' }).click();
  await expect(page.getByText('没有找到“从来没有的人”。')).toBeVisible();
  await page.getByRole('link', { name: '清除条件' }).click();
  await expect(rows).toHaveCount(all);
  await context.close();
});
