import type { Page } from '@playwright/test';
import { becomesControlled } from './becomes-controlled';
import { cursorKept } from './cursor-kept';
import { syncLine, test } from './phone-test';
import { reckon } from './reckon';
import { expect, importSample, signInOnPage as signIn } from './served-app';
import { sumShifts, unseenShift } from './shifts';
import { syncedPhone } from './synced-phone';

const score = (page: Page) => page.locator('.score');

/** The cursors with which a phone's pages request `/api/me`, in order. */
function cursorsOf(page: Page): number[] {
  const asked: number[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/api/me') asked.push(Number(url.searchParams.get('after')));
  });
  return asked;
}

test('4c installed, the phone opens without network and after a restart, then takes the difference @core', async ({
  app,
  phone,
  browser
}) => {
  let page = await phone.open();
  await syncedPhone(page, app);
  await expect(page.locator('.agreed').first()).toBeVisible();
  const before = await reckon(page);
  const pending = await page.locator('.open .why > li').count();

  await app.stop('SIGKILL');
  await page.addInitScript(noteWhatComesWithScore);
  await page.reload();
  await expect(syncLine(page)).toContainText('离线');
  await expect(syncLine(page)).toContainText(/数据截至 \d\d:\d\d/);
  await expect.poll(() => reckon(page)).toEqual(before);
  expect(await page.evaluate(() => Reflect.get(window, 'withScore'))).toEqual([]);
  await page.goto(`${app.url}/me/standings`);
  await expect(page.locator('.ranks li.own')).toContainText('李明');

  await phone.close();
  page = await phone.open();
  const asked = cursorsOf(page);
  await page.goto(`${app.url}/me`);
  await expect(syncLine(page)).toContainText(/离线.*数据截至 \d\d:\d\d/);
  await expect.poll(() => reckon(page)).toEqual(before);

  await app.start();
  await importSample(await browser.newPage(), app);
  await expect(syncLine(page)).toContainText('已同步', { timeout: 40_000 });
  await expect.poll(() => page.locator('.open .why > li').count()).toBeGreaterThan(pending);
  expect(asked.length).toBeGreaterThan(1);
  expect(Math.min(...asked)).toBeGreaterThan(0);
  const whole = await (await page.request.get(`${app.url}/api/me?after=0`)).json();
  const difference = await (
    await page.request.get(
      `${app.url}/api/me?after=${asked[0]}&epoch=${whole.epoch}&scheme=${whole.scheme.digest}`
    )
  ).json();
  expect(difference.entries.length).toBeGreaterThan(0);
  expect(difference.entries.length).toBeLessThan(whole.entries.length / 4);
  expect(difference.results).toEqual([]);
  expect(difference.scheme).toBeNull();
});

test('4c what was shown last stands before the program is read, and gives way to it', async ({
  app,
  phone
}) => {
  const page = await phone.open();
  await syncedPhone(page, app);
  await expect(page.locator('.agreed').first()).toBeVisible();
  const heroText = async () => (await page.locator('.hero').innerText()).replace(/\s/g, '');
  const before = await heroText();
  await app.stop('SIGKILL');
  await page.addInitScript(noteFirstScore);
  const first = () => page.evaluate(() => Reflect.get(window, 'firstScore'));

  await page.reload();
  await expect(page.locator('.agreed').first()).toBeVisible();
  const age: unknown = expect.stringMatching(/^数据截至 \d+月\d+日 \d\d:\d\d$/);
  expect(await first()).toEqual({ early: true, age, hero: before, rest: [] });
  expect(await heroText()).toBe(before);
  await expect(page.locator('#last-drawn')).toHaveCount(0);

  // A clock that was set back since has its note with the figures, which the picture hasn't. The page draws its own picture first.
  const isDrawn = () =>
    page.evaluate(
      () => JSON.parse(localStorage.getItem('sunboard-last-drawn') ?? '{"at":0}').at > performance.timeOrigin
    );
  await expect.poll(isDrawn).toBe(true);
  await page.evaluate(() => {
    const kept: unknown = JSON.parse(localStorage.getItem('sunboard-last-drawn') ?? '');
    const changed = Object.assign({}, kept, { at: Date.now() + 3_600_000 });
    localStorage.setItem('sunboard-last-drawn', JSON.stringify(changed));
  });
  await page.reload();
  await expect(page.locator('.agreed').first()).toBeVisible();
  expect(await first()).toMatchObject({ early: false });

  // The picture isn't used for another language or another period.
  await page.context().addCookies([{ name: 'PARAGLIDE_LOCALE', value: 'en', url: app.url }]);
  await page.reload();
  await expect(syncLine(page)).toContainText('Offline');
  expect(await first()).toMatchObject({ early: false });
  await page.goto(`${app.url}${await page.locator('.months a').nth(1).getAttribute('href')}`);
  await expect(syncLine(page)).toContainText('Offline');
  expect(await first()).toMatchObject({ early: false });

  await page.locator('.account summary').click();
  await page.locator('.account').getByRole('button').last().click();
  await expect(page.locator('.hero')).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('sunboard-last-drawn'))).toBeNull();
});

test('4d what happens in the office is on the open phone without reload @core', async ({
  app,
  page,
  browser
}) => {
  await signIn(page, app, 'liming', '/me');
  await expect(syncLine(page)).toContainText('已同步');
  const pending = await page.locator('.open .why > li').count();
  await page.evaluate(() => Object.assign(window, { same: true }));
  await importSample(await browser.newPage(), app);
  await expect.poll(() => page.locator('.open .why > li').count()).toBeGreaterThan(pending);
  expect(await page.evaluate(() => Reflect.get(window, 'same'))).toBe(true);
});

test('4e another account on the same phone sees nothing of the first @core', async ({ app, phone }) => {
  const page = await phone.open();
  await syncedPhone(page, app);
  await expect(page.locator('.who')).toContainText('李明');
  const databases = () =>
    page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name).filter((name) => name?.startsWith('sunboard-me-'))
    );
  const [first] = await databases();

  // When the session ends without signing out, the stored data stays readable, and the page says so.
  await page.context().clearCookies({ name: /session/ });
  await page.reload();
  await expect(page.locator('.who')).toContainText('李明');
  await expect(page.getByRole('link', { name: '请重新登录' })).toBeVisible();

  // Nothing of the first account is painted at any moment, not only in the end.
  await page.addInitScript(() => {
    const watch = () => document.body?.innerText.includes('李明') && sessionStorage.setItem('seen', '1');
    new MutationObserver(watch).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await signIn(page, app, 'shenqiuyue', '/me');
  await page.evaluate(() => sessionStorage.removeItem('seen'));
  await page.goto(`${app.url}/me`);
  await expect(page.locator('.who')).toContainText('沈秋月');
  expect(await page.evaluate(() => sessionStorage.getItem('seen'))).toBeNull();
  await expect.poll(databases).toHaveLength(1);
  expect(await databases()).not.toContain(first);

  // Signing out leaves nothing, with or without a server.
  await page.locator('.account summary').click();
  // The open menu stays in place while the line goes and comes.
  await page.context().setOffline(true);
  await expect(page.getByRole('button', { name: '清除数据' })).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL(/sign-in/);
  await expect.poll(databases).toEqual([]);
  await app.stop();
  await page.goto(`${app.url}/me`);
  await expect(page.getByRole('heading')).toHaveText('这部手机里还没有数据');
});

test('4f on plain http in a LAN it says once what doesn’t work, and all else does @core', async ({
  app,
  phone
}) => {
  const page = await phone.open('--host-resolver-rules=MAP phone.lan 127.0.0.1');
  const lan = { ...app, url: app.url.replace('localhost', 'phone.lan') };
  await signIn(page, lan, 'liming', '/me');
  expect(await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator])).toEqual([false, false]);
  await expect(page.locator('.note')).toContainText('不是 https');
  await expect(syncLine(page)).toContainText('已同步');
  await page.getByRole('button', { name: '知道了' }).click();
  await page.reload();
  await expect(score(page)).toHaveText(/^\d+/);
  await expect(syncLine(page)).toContainText('已同步');
  await expect(page.locator('.note')).toHaveCount(0);
});

test('4g an account that isn’t scored is told for whom the page is, and which one is its own', async ({
  app,
  page
}) => {
  await signIn(page, app, 'hejie', '/me');
  await expect(page.getByRole('heading')).toHaveText('这个账号现在不参与计分');
  await expect(page.locator('main')).toContainText('这一页给参与计分的人看自己的分数');
  await page.getByRole('link', { name: '去办公室' }).click();
  await expect(page).toHaveURL(new RegExp(`^${app.url}/office`));
});

test('4i an ended session is asked about once; after a sign-in in another tab the phone goes on @core', async ({
  app,
  phone
}) => {
  const page = await phone.open();
  await syncedPhone(page, app);
  await page.clock.install();
  await page.context().clearCookies({ name: /session/ });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const ofTheServer = () => asked.filter((path) => path.startsWith('/api/'));
  await page.reload();
  await expect(page.getByRole('link', { name: '请重新登录' })).toBeVisible();
  // Minutes pass, in steps that leave the server time to refuse what was requested.
  for (let step = 0; step < 10; step += 1) {
    await page.clock.runFor(30_000);
    await page.request.get(`${app.url}/healthz`);
  }
  expect(ofTheServer()).toEqual(['/api/me']);

  const other = await page.context().newPage();
  await signIn(other, app, 'liming', '/account');
  await expect(syncLine(page)).toContainText('已同步');
  await expect.poll(ofTheServer).toEqual(['/api/me', '/api/me', '/api/live/me']);
});

/** Runs in the page: notes whether the first score was there before the program, and what stood beside it. */
function noteFirstScore(): void {
  new MutationObserver((_, observer) => {
    const hero = document.querySelector<HTMLElement>('.hero');
    if (!hero?.querySelector('.score')) return;
    const early = hero.closest('#last-drawn');
    const rest = early?.querySelectorAll('.account, .note, main > :not(.hero)') ?? [];
    Object.assign(window, {
      firstScore: {
        early: early !== null,
        age: early?.querySelector('.sync')?.textContent,
        // The style sheet that breaks its lines may come after it.
        hero: hero.innerText.replace(/\s/g, ''),
        rest: [...rest].map((part) => part.textContent)
      }
    });
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

/** Runs in the page: notes the headings below the score at the moment when it appeared. */
function noteWhatComesWithScore(): void {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.score')) return;
    const below = [...document.querySelectorAll('main section h2')].map((heading) => heading.textContent);
    Object.assign(window, { withScore: below });
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

test('4 whoever comes back is told once that the pages can be put on the home screen', async ({
  app,
  page
}) => {
  const hint = page.getByRole('heading', { name: '放到桌面' });
  await signIn(page, app, 'liming', '/me');
  await expect(syncLine(page)).toContainText('已同步');
  await expect(hint).toHaveCount(0);
  await becomesControlled(page);
  await expect(syncLine(page)).toContainText('已同步');
  // The page before this one may have said it already, if its worker was there by then.
  await page.evaluate(() => localStorage.removeItem('sunboard-install-said'));
  // A returning phone starts with what it has stored.
  await expect.poll(() => cursorKept(page)).not.toBeNull();
  await page.addInitScript(sumShifts);
  await page.reload();
  await expect(hint).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'shift'))).toBeLessThan(unseenShift);
  await page.getByRole('button', { name: '以后再说' }).click();
  await expect(hint).toHaveCount(0);
  await page.reload();
  await expect(page.locator('.sync')).toContainText('已同步');
  await expect(hint).toHaveCount(0);
});

test('4 in WeChat on an iPhone, which has no worker, that is told on the second visit, once', async ({
  app,
  browser
}) => {
  const userAgent =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.47';
  const context = await browser.newContext({ userAgent, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  const page = await context.newPage();
  const hint = page.locator('section', { hasText: '放到桌面' });
  await signIn(page, app, 'liming', '/me');
  await expect(syncLine(page)).toContainText('已同步');
  await expect(page.getByText('为什么是')).toBeVisible();
  await expect(hint).toHaveCount(0);
  await page.locator('.tabs').getByRole('link', { name: '榜单' }).click();
  await page.locator('.tabs').getByRole('link', { name: '我的' }).click();
  await expect(page.getByText('为什么是')).toBeVisible();
  await expect(hint).toHaveCount(0);
  await page.reload();
  await expect(hint).toContainText('浏览器');
  await page.reload();
  await expect(page.getByText('为什么是')).toBeVisible();
  await expect(hint).toHaveCount(0);
  await context.close();
});

test('S11 what is new of one’s own since the last look is said at the next one, and no more after it @core', async ({
  app,
  page,
  browser
}) => {
  const since = page.locator('.since');
  await syncedPhone(page, app);
  await expect(page.getByText('为什么是')).toBeVisible();
  await expect(since).toHaveCount(0);
  await page.goto('about:blank');
  await importSample(await browser.newPage(), app);
  await page.goto(`${app.url}/me`);
  await expect(since.getByRole('link')).toContainText(/新增 \d+ 条，待定/);
  await expect(page.locator('.hero')).toBeInViewport();
  await since.getByRole('link').click();
  await expect(page.locator('#open-month')).toBeInViewport();
  await page.reload();
  await expect(page.getByText('为什么是')).toBeVisible();
  await expect(syncLine(page)).toContainText('已同步');
  await expect(since).toHaveCount(0);
});
