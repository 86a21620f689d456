import { becomesControlled } from './becomes-controlled';
import { cursorKept } from './cursor-kept';
import { expect, signInOnPage, test } from './served-app';

test('S8 a practice year leaves alone what the phone has of its owner, and keeps nothing of its invented people @core', async ({
  app,
  page,
  context
}) => {
  await signInOnPage(page, app, 'fangmin', '/me');
  await expect.poll(() => cursorKept(page)).not.toBeNull();
  await becomesControlled(page);
  await expect(page.locator('.sync')).toContainText('已同步');
  const databases = () =>
    page.evaluate(async () => (await indexedDB.databases()).map(({ name = '' }) => name).sort());
  const before = await databases();
  await page.goto(`${app.url}/me/claims/new?item=mediation`);
  await page.getByLabel('依据文号').fill('演练以前7号');
  await context.setOffline(true);
  await page.getByRole('button', { name: '存下，联网后提交' }).click();
  const waiting = page.locator('section', { hasText: '待提交' });
  await expect(waiting).toContainText('演练以前7号');
  // The server takes no forms, so what waits goes on waiting.
  await context.route('**/me/claims/new', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback()
  );
  await context.setOffline(false);

  // The phone's own page asks again by itself while a form waits; it goes over when it is told to.
  await page.route('**/api/me?*', (route) => route.abort());
  const office = await context.newPage();
  await office.goto(`${app.url}/office/practice`);
  await office.getByRole('button', { name: /演练/ }).first().click();
  const mark = office.getByRole('region', { name: '演练' });
  await expect(mark).toBeVisible();
  await mark.getByRole('button', { name: '换个身份' }).click();
  await office.getByRole('button', { name: /^李明/ }).click();
  await office.waitForURL(({ pathname }) => pathname !== '/sign-in');
  await office.goto(`${app.url}/me`);
  await expect(office.locator('header.top')).toContainText('【演练】');
  await expect(office.locator('.sync')).toContainText('已同步');
  // The phone's own page is in the practice year too, and goes over to it.
  await page.unroute('**/api/me?*');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(page.locator('header.top')).toContainText('【演练】');
  expect(await databases()).toEqual(before);

  await office.locator('.account summary').click();
  await office.locator('.account').getByRole('button', { name: '退出登录' }).click();
  await office.waitForURL(/\/sign-in/);
  // Nothing is lost by signing in there, so nothing is said of it.
  await expect(office.getByRole('heading', { name: '登录' })).toBeVisible();
  await expect(office.getByText('没有提交')).toHaveCount(0);
  await mark.getByRole('button', { name: '离开演练' }).click();
  await expect(mark).toHaveCount(0);
  await page.goto(`${app.url}/me/claims`);
  await expect(waiting).toContainText('演练以前7号');
  expect(await databases()).toEqual(before);
});
