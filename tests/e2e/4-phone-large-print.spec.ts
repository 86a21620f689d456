import { expectNoViolations } from './axe';
import { expect, test } from './served-app';
import { syncedPhone } from './synced-phone';

test('4 large print shows points, rank and reasons in larger type, also offline, until it is switched back', async ({
  app,
  page,
  context
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await syncedPhone(page, app);
  const sizeOf = () =>
    page.locator('.place .lbl').evaluate((it) => parseFloat(getComputedStyle(it).fontSize));
  const usual = await sizeOf();
  await expect(page.getByRole('heading', { name: '我的位置' })).toBeVisible();
  await page.locator('.account summary').click();
  await page.getByRole('button', { name: '大字版' }).click();
  await expect(page.getByRole('heading', { name: '我的位置' })).toBeHidden();
  for (const path of ['/me/rules', '/me/help'])
    await expect(page.locator(`main a[href="${path}"]`).first()).toBeVisible();
  await expect(page.locator('main a[href="/me/year"]')).toBeHidden();
  expect(await sizeOf()).toBeGreaterThanOrEqual(20);
  expect(await sizeOf()).toBeGreaterThan(usual);

  // It is there from the first paint on, offline and from the server.
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { name: /为什么是/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: '我的位置' })).toBeHidden();
  await context.setOffline(false);
  expect(await (await page.request.get(`${app.url}/me`)).text()).toContain('class="large-print"');

  for (const [width, colorScheme] of [
    [320, 'dark'],
    [390, 'light']
  ] as const) {
    await page.setViewportSize({ width, height: 780 });
    await page.emulateMedia({ colorScheme });
    await expectNoViolations(page, `large print at ${width}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  // On the smallest phone the head isn't cut, and the reason for a change stands above the tabs.
  await page.setViewportSize({ width: 320, height: 640 });
  const boxOf = (what: string) =>
    page
      .locator(what)
      .first()
      .evaluate((element) => element.getBoundingClientRect());
  const [top, name, age, reason, tabs] = [
    await boxOf('.top'),
    await boxOf('.top > b'),
    await boxOf('.sync'),
    await boxOf('.say'),
    await boxOf('.tabs')
  ];
  expect(name.y).toBeGreaterThanOrEqual(top.y);
  expect(age.y + age.height).toBeLessThanOrEqual(top.y + top.height);
  expect(reason.y + reason.height).toBeLessThanOrEqual(tabs.y);
  await page.goto(`${app.url}/me/claims`);
  expect((await boxOf('details.add summary')).height).toBeGreaterThanOrEqual(44);
  await page.goto(`${app.url}/me`);

  await page.locator('main').getByRole('button', { name: '回到标准版' }).click();
  await expect(page.getByRole('heading', { name: '我的位置' })).toBeVisible();
  expect(await sizeOf()).toBe(usual);
});
