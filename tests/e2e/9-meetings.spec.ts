import { expect, signIn, test } from './served-app';

test('a member says of a meeting that its record isn’t right, and whoever seals the month reads it', async ({
  page,
  browser,
  app
}) => {
  await signIn(page, app, 'hejie', '/office');
  await page.getByRole('link', { name: /次会议等您确认记录/ }).click();
  await expect(page.getByRole('link', { name: '请您确认' }).first()).toBeVisible();
  // The open month rests on one of them.
  await page.goto(`${app.url}/office/seal`);
  await page.locator('main a[href^="/office/meetings/"]').first().click();
  await page.getByRole('button', { name: '记录不属实' }).click();
  await expect(page.getByRole('alert')).toContainText('理由');
  await page.getByLabel('哪里不属实').fill('走访台账的次数没有议过');
  await page.getByRole('button', { name: '记录不属实' }).click();
  await expect(page.getByRole('status')).toContainText('已记下您的意见');
  await expect(page.getByRole('listitem').filter({ hasText: '何洁' })).toContainText(
    '走访台账的次数没有议过'
  );

  const recorder = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(recorder, app, 'fangmin', '/office/seal');
  await expect(recorder.getByText('何洁提出记录不属实：走访台账的次数没有议过')).toBeVisible();
  await recorder.goto(`${app.url}/office/meetings`);
  await expect(recorder.getByText('1 人提出记录不属实')).toBeVisible();
  await recorder.context().close();
});

test('a member without sign-in is added, and ticked in the next meeting, without JavaScript', async ({
  browser,
  app
}) => {
  const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, app, 'guanli', '/office/accounts');
  await page.getByText('添加不登录的成员').click();
  const form = page.locator('form[action="?/sit"]');
  await form.getByLabel('姓名').fill('新到的委员');
  await form.getByRole('button', { name: '添加' }).click();
  await expect(page.getByRole('status')).toContainText('已添加 新到的委员');
  await expect(page.locator('.accounts > li').filter({ hasText: '新到的委员' })).toContainText('不登录');
  await context.clearCookies();
  await signIn(page, app, 'fangmin', '/office/meetings');
  // Nobody counts as present, and so as involved, before somebody says so.
  await expect(page.getByLabel(/^新到的委员/)).not.toBeChecked();
  await page.getByLabel(/^新到的委员/).check();
  await expect(page.getByText('到会的社区两委成员（共 6 人）')).toBeVisible();
  await context.close();
});
