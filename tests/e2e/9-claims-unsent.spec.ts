import { expect, signIn, test } from './served-app';
import { injectFault, prepareFaults } from './storage-faults';

test('a claim is declared without storage; one that couldn’t be sent stays typed, and is recorded once', async ({
  app,
  page
}) => {
  await prepareFaults(page);
  await page.goto(`${app.url}/sign-in`);
  await injectFault(page, 'open throws');
  await signIn(page, app, 'liming', '/me');
  await expect(page.locator('.note.unkept')).toContainText('这部手机保存不了数据');
  await page.locator('.open').getByRole('link', { name: '申报一项' }).click();
  const claims = page.locator('li', { hasText: '申20' });
  await expect(page.getByLabel('做了什么')).toBeVisible();
  const before = await claims.count();
  await page.getByLabel('做了什么').selectOption('mediation');
  await page.getByLabel('简要说明').fill('五号院两户因空调外机滴水争执，当天签了协议。');
  const send = page.getByRole('button', { name: '提交申报' });

  await page.route(/\/mine\/claims\?\/declare/, (route) => route.abort());
  await send.click();
  await expect(page.getByRole('alert')).toContainText('没有送出去');
  await expect(page.getByLabel('简要说明')).toHaveValue('五号院两户因空调外机滴水争执，当天签了协议。');
  await page.unroute(/\/mine\/claims\?\/declare/);

  // This time the request arrives, and the answer is lost on the way back.
  await page.route(/\/mine\/claims\?\/declare/, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await send.click();
  await expect(page.getByRole('alert')).toContainText('没有送出去');
  await expect(send).toBeEnabled();
  await page.unroute(/\/mine\/claims\?\/declare/);
  await send.click();
  await expect(page.getByRole('status')).toContainText('已提交');
  await expect(claims).toHaveCount(before + 1);
});
