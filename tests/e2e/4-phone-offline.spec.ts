import { readFileSync } from 'node:fs';
import { becomesControlled } from './becomes-controlled';
import { expect, signIn, test } from './served-app';
import { syncedPhone } from './synced-phone';

test('4i what needs a network says so before it is tapped, and where it was tapped all the same @core', async ({
  app,
  page
}) => {
  await signIn(page, app, 'liming', '/me');
  await becomesControlled(page);
  await page.locator('.account summary').click();
  const account = page.locator('.account a[href="/account"]');

  // The line is lost without the page knowing, and the tap finds it out.
  await page.route('**/account/**', (route) => route.abort());
  await page.route('**/healthz', (route) => route.abort());
  await account.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('连不上服务器');
  await expect(page.locator('main')).toContainText('要联网才能打开');
  await expect(page.locator('main')).not.toContainText('500');
  await expect(page.locator('main')).not.toContainText('问题在我们这边');
  await page.unroute('**/account/**');
  await page.unroute('**/healthz');
  await page.getByRole('link', { name: '再试一次' }).click();
  await expect(page.getByRole('heading', { name: '连不上服务器' })).toHaveCount(0);

  // Known to be offline, the link can't be tapped, and says what else there is.
  await page.goto(`${app.url}/me/notice`);
  await app.stop('SIGKILL');
  await expect(page.locator('.sync')).toContainText('离线');
  await expect(page.getByRole('link', { name: /打开公示页/ })).toHaveAttribute('aria-disabled', 'true');
});

test('4i a page that fails stands alone: the picture of the last one is taken away', async ({
  app,
  page
}) => {
  await signIn(page, app, 'liming', '/me');
  await becomesControlled(page);
  await expect(page.locator('.agreed').first()).toBeVisible();
  // This is a fault of the page itself: the first element that its load looks for can't be looked for.
  await page.addInitScript(() => {
    const find = document.querySelector.bind(document);
    document.querySelector = (what: string) => {
      if (what === 'script[data-sveltekit-fetched]') throw new Error('broken');
      return find(what);
    };
  });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('页面暂时打不开');
  await expect(page.locator('#last-drawn')).toHaveCount(0);
});

test('4b a first visit whose program never comes says how old its score is, and not that it is in step', async ({
  app,
  browser
}) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.route('**/_app/immutable/**/*.js', (route) => route.abort());
  await signIn(page, app, 'liming', '/me');
  await expect(page.locator('.score')).toHaveText(/^\d+/);
  await expect(page.locator('.sync')).toContainText('数据截至');
  await context.close();
});

/** The address of one of the program's files, by its name in the build. */
function addressOf(name: string): string {
  const files = JSON.parse(readFileSync('.svelte-kit/output/client/.vite/manifest.json', 'utf8'));
  const found = Object.values<{ name?: string; file: string }>(files).find((one) => one.name === name);
  if (!found) throw new Error(`the build has no file ${name}`);
  return `**/${found.file}`;
}

test('4b a first visit whose network goes before all of the program is here keeps its score, and explains it later', async ({
  app,
  browser
}) => {
  const explained = addressOf('engine');
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.route(explained, (route) => route.abort());
  await signIn(page, app, 'liming', '/me');
  await expect.poll(() => page.evaluate(() => window.__painted)).toBe(true);
  await expect(page.locator('.score')).toHaveText(/^\d+/);
  await expect(page.locator('.agreed')).toHaveCount(0);

  await context.setOffline(true);
  await expect(page.locator('.sync')).toContainText('离线');
  await expect(page.getByText('原因还没有取来')).toBeVisible();
  await expect(page.locator('.score')).toHaveText(/^\d+/);
  await page.unroute(explained);
  await context.setOffline(false);
  await expect(page.locator('.agreed').first()).toBeVisible();
  await expect(page.getByText('原因还没有取来')).toHaveCount(0);
  await context.close();
});

test('4b what a first visit couldn’t fetch of a server that went away is fetched when the server is back', async ({
  app,
  browser
}) => {
  const addresses = [addressOf('engine'), addressOf('stored')];
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  for (const address of addresses) await page.route(address, (route) => route.abort());
  await signIn(page, app, 'liming', '/me');
  await expect(page.getByText('联网后自动显示')).toBeVisible();
  await expect(page.locator('.note.unkept')).toBeVisible();

  // The device itself stays online all the time.
  await app.stop('SIGKILL');
  await expect(page.locator('.sync')).toContainText('离线');
  for (const address of addresses) await page.unroute(address);
  await app.start();
  await expect(page.locator('.sync')).toContainText('已同步', { timeout: 40_000 });
  await expect(page.locator('.agreed').first()).toBeVisible();
  await expect(page.locator('.note.unkept')).toHaveCount(0);
  await context.close();
});

test('4i a clock that is set while the phone is online is put right by the server’s next beat', async ({
  app,
  page
}) => {
  await page.clock.install();
  await signIn(page, app, 'liming', '/me/claims/new?item=mediation');
  const latest = page.locator('input[type=date]');
  const today = (await latest.getAttribute('max')) ?? '';
  expect(today).toMatch(/^\d{4}-\d\d-\d\d$/);
  await expect(page.locator('.sync')).toContainText('已同步');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const now = await page.evaluate(() => Date.now());
  await page.clock.setSystemTime(now + 3 * 86_400_000);
  await expect(page.locator('.note').filter({ hasText: '这部手机的时间不准' })).toBeVisible({
    timeout: 30_000
  });
  await expect(latest).toHaveAttribute('max', today);
  await expect(page.locator('.note').filter({ hasText: '天前' })).toHaveCount(0);
  await page.clock.setSystemTime(now);
  await expect(page.locator('.note').filter({ hasText: '这部手机的时间' })).toHaveCount(0, {
    timeout: 30_000
  });
  await expect(latest).toHaveAttribute('max', today);
  expect(asked).not.toContain('/api/me');
});

test('4i data that is days old says so before its figures, and a clock that was set back is said offline too', async ({
  app,
  page,
  context
}) => {
  const note = page.locator('.note');
  await page.clock.install();
  await syncedPhone(page, app);
  await expect(note.filter({ hasText: '天前' })).toHaveCount(0);
  const now = await page.evaluate(() => Date.now());
  await context.setOffline(true);
  await page.clock.setSystemTime(now + 3 * 86_400_000);
  await page.reload();
  await expect(note.filter({ hasText: '以下是 3 天前' })).toBeVisible();
  await page.clock.setSystemTime(now - 86_400_000);
  await page.reload();
  await expect(note.filter({ hasText: '比上次同步' })).toBeVisible();
  await expect(note.filter({ hasText: '天前' })).toHaveCount(0);
});
