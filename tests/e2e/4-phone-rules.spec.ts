import { becomesControlled } from './becomes-controlled';
import { syncedPhone } from './synced-phone';
import { expect, signIn, test } from './served-app';

test('M9 without a network the rule book is searched, and an item is tried by one’s own ledger @core', async ({
  app,
  page,
  context
}) => {
  await syncedPhone(page, app);
  await context.setOffline(true);
  await expect(page.locator('.sync')).toContainText('离线');
  await page.getByRole('link', { name: '积分办法' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('积分办法');
  await page.getByRole('searchbox').fill('调解');
  await expect(page.locator('main').getByRole('status').filter({ hasText: '找到' })).toBeVisible();
  await page
    .getByRole('link', { name: /^算一算：调解/ })
    .first()
    .click();
  const result = page.locator('main').getByRole('status');
  await expect(result).toContainText(/今天实际计入.*\+5/);
  await page.getByRole('button', { name: '加一' }).click();
  await expect(result).toContainText(/今天实际计入.*\+10/);
  await expect(page.getByText('不会申报，也不会存下来')).toBeVisible();
  // Opened anew, still without a network.
  await page.reload();
  await expect(result).toContainText(/今天实际计入.*\+5/);
  await page.getByRole('link', { name: '去申报' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('申报一项');
  await expect(page.locator('.chosen')).toContainText('调解');
});

test('a page below a tab leads back to the one above it, where that was left', async ({ app, page }) => {
  await syncedPhone(page, app);
  await page.getByRole('link', { name: '积分办法' }).click();
  // The page before has links to the calculator too.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('积分办法');
  const back = page.getByRole('link', { name: '返回' });
  await page
    .getByRole('link', { name: /^算一算/ })
    .last()
    .click();
  await page.waitForURL(/calculator/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('算一算能得几分');
  await back.click();
  await page.waitForURL((url) => url.pathname === '/me/rules');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1000);
  await back.click();
  await page.waitForURL((url) => url.pathname === '/me');
  await expect(back).toHaveCount(0);
  // Opened by its address, a page has none before it.
  await page.goto(`${app.url}/me/rules/calculator`);
  await back.click();
  await page.waitForURL((url) => url.pathname === '/me/rules');
});

test('nothing of what is tried is sent or stored', async ({ app, page }) => {
  await signIn(page, app, 'liming', '/me');
  await becomesControlled(page);
  await page.goto(`${app.url}/me/rules/calculator?item=late`);
  await expect(page.locator('main').getByRole('status')).toContainText('今天实际计入');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' || request.url().includes('quantity')) sent.push(request.url());
  });
  await page.getByRole('button', { name: '加一' }).click();
  await page.getByLabel('几件（次）').press('Enter');
  await expect(page.getByLabel('几件（次）')).toHaveValue('2');
  expect(new URL(page.url()).search).toBe('?item=late');
  expect(sent).toEqual([]);
  await page.reload();
  await expect(page.getByLabel('几件（次）')).toHaveValue('1');
});

test('the rule book is read and searched without a script', async ({ app, browser }) => {
  const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, app, 'liming', '/me/rules');
  await expect(page.getByRole('heading', { level: 3, name: '调解纠纷' })).toBeVisible();
  await page.getByRole('searchbox').fill('调解');
  await page.getByRole('button', { name: '查找' }).click();
  await expect(page.getByText(/^找到 \d+ 条$/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: '调解纠纷' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: '迟到' })).toHaveCount(0);
  await context.close();
});
