import { expect, signIn, test } from './served-app';

for (const javaScriptEnabled of [true, false])
  test(`9 a superior gets from their first page to what one recorder proposed in another unit, in one click, ${javaScriptEnabled ? 'with' : 'without'} a script`, async ({
    browser,
    app
  }) => {
    const dashboard = async (username: string, path: string) => {
      const viewport = { width: 1366, height: 768 };
      const context = await browser.newContext({ locale: 'zh-CN', viewport, javaScriptEnabled });
      const page = await context.newPage();
      await signIn(page, app, username, path);
      return page;
    };
    const superior = await dashboard('quwei', '/office/subordinates');
    await expect(superior.locator('main header')).toContainText('现在没有等您办理的事');
    const unit = superior.getByRole('banner').locator('b');
    await expect(unit).toHaveText('青穗街道');

    const recorder = await dashboard('zhenban', '/office/seal');
    const early = recorder.locator('input[name=early]');
    if ((await early.count()) > 0) await early.check();
    await recorder.getByRole('button', { name: /^提请核定/ }).click();
    await expect(recorder.getByText(/已经提请，等.*县委组织部/)).toBeVisible();

    await superior.goto(`${app.url}/office/subordinates`);
    await expect(superior.locator('main header')).toContainText('有 1 件等您办理');
    await superior.getByRole('button', { name: /核定提请待您核对/ }).click();
    await expect(superior).toHaveURL(/\/office\/seal$/);
    await expect(unit).toHaveText('青穗镇');
    const tick = superior.locator('input[name=early]');
    await superior.waitForLoadState();
    if ((await tick.count()) > 0) await tick.check();
    await superior.locator('form[action="?/seal"] button.go').click();
    await expect(superior.locator('main').getByRole('status')).toContainText('已核定');

    await superior.getByRole('button', { name: '回青穗街道' }).click();
    await expect(superior).toHaveURL(/\/office\/subordinates$/);
    await expect(unit).toHaveText('青穗街道');
  });

test('9 whoever works in one unit and is another one’s superior sees on their first page what waits there', async ({
  page,
  app
}) => {
  await signIn(page, app, 'fangmin', '/office/seal');
  const early = page.locator('input[name=early]');
  if ((await early.count()) > 0) await early.check();
  await page.getByRole('button', { name: /^提请核定/ }).click();
  await expect(page.getByText(/已经提请，等.*街道组织人事科/)).toBeVisible();
  await page.getByRole('button', { name: '退出' }).click();
  await page.waitForURL(/\/sign-in/);
  await signIn(page, app, 'jiedao', '/office');
  await page.getByRole('link', { name: /^1\s*件下属单位的事待办$/ }).click();
  await page.getByRole('button', { name: /核定提请待您核对/ }).click();
  await expect(page.getByRole('banner').locator('b')).toHaveText('阳光社区');
});

test('9 without a script a page of one office records nothing in another one', async ({ browser, app }) => {
  const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, app, 'quwei', '/office/meetings');
  await expect(page.getByRole('banner').locator('b')).toHaveText('青穗街道');
  const other = await context.newPage();
  await other.goto(`${app.url}/office/subordinates`);
  await other.getByRole('button', { name: '青穗镇' }).click();
  await expect(other.getByRole('banner').locator('b')).toHaveText('青穗镇');
  await page.locator('input[name=date]').fill('2026-01-05');
  await page.locator('input[name=body]').fill('区委组织部');
  await page.locator('input[name=minutes]').fill('会议纪要〔2026〕1号');
  await page.locator('form:has(input[name=dashboard]) button.go').click();
  await expect(page.getByText('您在别的窗口换到了另一个单位')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/office/meetings');
});
