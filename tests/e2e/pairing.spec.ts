import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { cutOff } from '../fixtures/cut-off';
import { expect, signIn, test, type ServedApp } from './served-app';
import { stepToScene } from './step-board';

/** A screen in a hall with a browser of its own, as a passer-by sees it. */
class Screen {
  constructor(
    readonly page: Page,
    readonly app: Pick<ServedApp, 'url'>
  ) {}

  async open(query = '?theme=day'): Promise<void> {
    await this.page.goto(`${this.app.url}/wall${query}`);
  }

  get scene() {
    return this.page.locator('.layer.seen > .scene[data-scene]');
  }

  /** Reads the code: eight letters. */
  async code(): Promise<string> {
    await expect(this.page.locator('.code b')).toHaveCount(8);
    return (await this.page.locator('.code b').allTextContents()).join('');
  }

  plays() {
    return expect(this.scene).toBeVisible();
  }

  /** Counts the copies of any unit on its disk. */
  copies(): Promise<number> {
    return this.page.evaluate(
      () =>
        new Promise<number>((done, failed) => {
          const opening = indexedDB.open('sunboard-board');
          opening.onerror = () => failed(opening.error);
          opening.onsuccess = () => {
            const counting = opening.result.transaction('copies').objectStore('copies').count();
            counting.onsuccess = () => {
              opening.result.close();
              done(counting.result);
            };
          };
        })
    );
  }
}

/** The operator's dashboard. */
class Dashboard {
  constructor(
    readonly page: Page,
    readonly app: Pick<ServedApp, 'url'>
  ) {}

  async type(code: string): Promise<void> {
    await this.page.goto(`${this.app.url}/office/boards`);
    await this.page.getByLabel('屏幕上的编码').fill(code);
    await this.page.getByRole('button', { name: '下一步' }).click();
  }

  async confirm(name: string): Promise<void> {
    await this.page.getByLabel('公示屏名称').fill(name);
    await this.page.getByRole('button', { name: '确认配对' }).click();
  }

  async end(name: string): Promise<void> {
    await this.page.goto(`${this.app.url}/office/boards`);
    await this.row(name).getByRole('link', { name: '结束连接' }).click();
    await expect(this.page.getByText('结束后不能恢复')).toBeVisible();
    await this.page.getByRole('button', { name: '结束连接' }).click();
    await expect(this.page.getByRole('status')).toContainText('连接已结束');
  }

  row(name: string) {
    return this.page.getByRole('row').filter({ hasText: name });
  }
}

const another = async (context: BrowserContext): Promise<Page> =>
  (await context.browser()?.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }))?.newPage() ??
  Promise.reject(new Error('no browser'));

test('a screen is paired, plays, is ended kindly, and is paired anew under another name @core', async ({
  page,
  context,
  app
}) => {
  const screen = new Screen(await another(context), app);
  await screen.open();
  const code = await screen.code();
  await signIn(page, app, 'guanli', '/office/boards');
  const dashboard = new Dashboard(page, app);
  await dashboard.type(`${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`);
  await expect(page.locator('.shown')).toHaveText(`${code.slice(0, 4)} ${code.slice(4)}`);
  await expect(page.locator('dl.facts')).toContainText('阳光社区');
  await dashboard.confirm('二楼大厅');
  await expect(page.getByRole('status')).toContainText('二楼大厅');
  await screen.plays();
  await expect(screen.page.locator('.unit')).toContainText('阳光社区');

  // No script can read its token, and the office hears what stands on the screen.
  expect(await screen.page.evaluate(() => document.cookie)).not.toContain('sunboard-');
  const [token] = (await screen.page.context().cookies()).filter(({ name }) => name === 'sunboard-board');
  expect(token).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api' });
  // A stolen token reads what hangs in the hall, and opens nothing else.
  const stolen = { cookie: `sunboard-board=${token?.value}` };
  const get = (path: string) => fetch(app.url + path, { headers: stolen, redirect: 'manual' });
  expect(await (await get('/api/board')).json()).toMatchObject({ unit: { name: '阳光社区' } });
  expect((await get('/api/me')).status).toBe(401);
  expect((await get('/api/live/me')).status).toBe(404);
  expect((await get('/office/boards')).headers.get('location')).toContain('/sign-in');

  await expect(async () => {
    await page.reload();
    await expect(dashboard.row('二楼大厅')).toContainText('最新内容', { timeout: 500 });
  }).toPass();
  await expect(dashboard.row('二楼大厅')).toContainText('正在播放');

  // The server restarts, and the board goes on by itself, also after a reload.
  await app.stop();
  await expect(screen.page.locator('.asof')).toContainText('待更新');
  await app.start();
  await expect(screen.page.locator('.asof')).toHaveText(/^数据截至 \d\d:\d\d$/, { timeout: 30_000 });
  await screen.page.reload();
  await screen.plays();
  expect(await screen.copies()).toBeGreaterThan(0);

  await dashboard.end('二楼大厅');
  await expect(screen.page.getByRole('heading', { name: '连接已由管理员结束' })).toBeVisible();
  expect(await (await get('/api/board')).json()).toMatchObject({ error: { code: 'connection-ended' } });
  expect((await get('/api/live/board')).status).toBe(404);
  const next = await screen.code();
  expect(next).not.toBe(code);
  expect(await screen.copies()).toBe(0);
  await expect(screen.page.locator('body')).not.toContainText('阳光社区');

  // It still says so after a reload, with the same code.
  await screen.page.reload();
  await expect(screen.page.getByRole('heading', { name: '连接已由管理员结束' })).toBeVisible();
  expect(await screen.code()).toBe(next);
  await dashboard.type(code);
  await expect(page.getByRole('alert')).toContainText('没有屏幕正在显示这个编码');
  await dashboard.type(next);
  await dashboard.confirm('门厅');
  await screen.plays();
  await expect(dashboard.row('门厅')).toBeVisible();
  await expect(dashboard.row('二楼大厅')).toContainText('已结束');
  await screen.page.context().close();
});

test('a board that is away when it is ended hears of it when it comes back', async ({
  page,
  context,
  app
}) => {
  const screen = new Screen(await another(context), app);
  await screen.open();
  await signIn(page, app, 'guanli', `/office/boards?code=${await screen.code()}`);
  const dashboard = new Dashboard(page, app);
  await dashboard.confirm('二楼大厅');
  await screen.plays();
  await screen.page.context().setOffline(true);
  await dashboard.end('二楼大厅');
  await screen.plays();
  await screen.page.context().setOffline(false);
  await expect(screen.page.getByRole('heading', { name: '连接已由管理员结束' })).toBeVisible({
    timeout: 40_000
  });
  expect(await screen.copies()).toBe(0);
  await screen.page.context().close();
});

test('the office pairs without JavaScript, by the address in the QR code @core', async ({
  browser,
  context,
  app
}) => {
  const screen = new Screen(await another(context), app);
  await screen.open();
  const code = await screen.code();
  await expect(screen.page.getByRole('img', { name: '二维码：在办公室配对这块屏幕' })).toBeVisible();
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await signIn(page, app, 'guanli', `/office/boards?code=${code}`);
  const dashboard = new Dashboard(page, app);
  await dashboard.confirm('二楼大厅');
  await expect(page.getByRole('status')).toContainText('二楼大厅');
  await screen.plays();
  await dashboard.row('二楼大厅').getByRole('link', { name: '改名' }).click();
  await page.getByLabel('公示屏名称').fill('门厅');
  await page.getByRole('button', { name: '改名' }).click();
  await expect(page.getByRole('status')).toContainText('门厅');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await dashboard.end('门厅');
  await screen.code();
  await page.close();
  await screen.page.context().close();
});

test('nothing of the pairing page is cut off, lying or standing, in both languages', async ({
  page,
  app
}) => {
  const screen = new Screen(page, app);
  for (const query of ['?theme=day', '?theme=night&lang=en']) {
    await screen.open(query);
    await screen.code();
    await page.evaluate(() => document.fonts.ready);
    for (const [width, height] of [
      [1920, 1080],
      [1080, 1920],
      [3840, 2160]
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => page.locator('body').evaluate(cutOff)).toEqual([]);
    }
  }
});

test('over plain http, by a name in the LAN, without a worker: paired, played, and open again', async ({
  app,
  launchOptions,
  locale,
  timezoneId
}) => {
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), '--host-resolver-rules=MAP board.lan 127.0.0.1']
  });
  const lan = { url: app.url.replace('localhost', 'board.lan') };
  const screen = new Screen(await (await browser.newContext({ locale, timezoneId })).newPage(), lan);
  await screen.open();
  expect(await screen.page.evaluate(() => isSecureContext)).toBe(false);
  await expect(screen.page.getByText('经普通 http 打开')).toBeVisible();
  const dashboard = new Dashboard(await (await browser.newContext({ locale, timezoneId })).newPage(), app);
  await signIn(dashboard.page, app, 'guanli', '/office/boards');
  await dashboard.type(await screen.code());
  await dashboard.confirm('二楼大厅');
  await screen.plays();
  await screen.page.reload();
  await screen.plays();
  await browser.close();
});

test('other sites’ pages and forms get nothing at these endpoints; neither does a token at others', async ({
  request,
  app
}) => {
  const post = (headers: Record<string, string>, data: string | object = {}) =>
    request.post(`${app.url}/api/pair`, { headers, data });
  const origin = app.url;
  const json = 'application/json';
  expect((await post({ origin: 'https://elsewhere.example', 'content-type': json })).status()).toBe(403);
  expect((await post({ origin, 'content-type': 'text/plain' }, '{}')).status()).toBe(415);
  expect((await post({ origin, 'content-type': json }, { code: 'CFHJ2345' })).status()).toBe(422);
  const asked = await post({ origin, 'content-type': json });
  expect(asked.headers()['set-cookie']).toMatch(
    /^sunboard-pairing=[\w-]{43}; Max-Age=\d+; Path=\/api\/pair; HttpOnly; SameSite=Strict$/
  );
  expect(await asked.json()).toMatchObject({
    state: 'waiting',
    office: new URL(origin).host + '/office/boards'
  });

  const made = { cookie: `sunboard-board=${'A'.repeat(43)}` };
  for (const path of ['/api/board', '/api/me']) {
    const answer = await request.get(app.url + path, { headers: made });
    expect(answer.status()).toBe(401);
  }
  for (const path of ['/api/live/board', '/api/live/me'])
    expect((await request.get(app.url + path, { headers: made })).status()).toBe(404);
});

test('the office sees how a board is, and that it has really shown the notice; a second screen with its token is told', async ({
  page,
  context,
  app
}) => {
  test.slow();
  const first = await another(context);
  await first.addInitScript(() => {
    // Boards report at random moments; the latest one leaves some seconds to report.
    Math.random = () => 0.999;
    // The device's own clock is two hours and some minutes ahead.
    const right = Date.now;
    Date.now = () => right() + 7_500_000;
  });
  const screen = new Screen(first, app);
  await screen.open();
  await signIn(page, app, 'guanli', '/office/boards');
  const dashboard = new Dashboard(page, app);
  await dashboard.type(await screen.code());
  await dashboard.confirm('活动室');
  await screen.plays();
  await page.goto(`${app.url}/office/boards`);
  await page.getByRole('link', { name: '活动室', exact: true }).click();
  await page.waitForURL(/\/office\/boards\/\w/);
  await expect(async () => {
    await page.reload();
    await expect(page.locator('dl.facts')).toContainText('最新内容', { timeout: 500 });
  }).toPass();
  // It reported what was on at that time.
  await expect(page.locator('dl.facts')).toContainText(
    /最近播放\s*(积分榜|本月变动|公示|光荣榜|走势|办法|公告|时钟与预告)/
  );
  await expect(page.locator('dl.facts')).toContainText('1280×720');
  await expect(page.locator('dl.facts')).toContainText(/快 2 小时 [45] 分/);
  // Its preview has the size that it reported.
  await page.goto(`${page.url()}/preview`);
  const frame = page.locator('iframe');
  await expect(frame).toHaveAttribute('width', '1280');
  await expect(frame).toHaveAttribute('height', '720');

  // The hour decides which scene is on; here the list is needed, which a notice is proved by, for whole
  // seconds.
  await stepToScene(first, 'standings');
  const on = await first.evaluate(() => performance.now());
  await first.waitForFunction((since) => performance.now() - since > 2500, on);
  const recorder = await another(context);
  await signIn(recorder, app, 'fangmin', '/office/announcements');
  const post = async (title: string) => {
    await recorder.getByLabel('标题').fill(title);
    await recorder.getByLabel('正文').fill('请各楼组长八点在门厅集合。');
    await recorder.getByRole('button', { name: '发布', exact: true }).click();
    await expect(recorder.getByRole('row').filter({ hasText: title })).toBeVisible();
  };
  // It reports again at a new revision.
  await post('本周五下午量血压');

  await page.goto(`${app.url}/office/notices`);
  await page.locator('main a[href^="/office/notices/"]').first().click();
  await page.getByRole('link', { name: '上屏记录' }).click();
  await page.waitForURL(/\/shown$/);
  const row = page.getByRole('row').filter({ hasText: '活动室' });
  await expect(async () => {
    await page.reload();
    await expect(row).toHaveText(/\d\d:\d\d–\d\d:\d\d/, { timeout: 500 });
    await expect(row).toHaveText(/[1-9]\d* 秒/, { timeout: 500 });
  }).toPass();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出' }).click()
  ]);
  expect(file.suggestedFilename()).toContain('上屏记录');

  // The token is copied to another machine; at the next revision both report.
  const stolen = await another(context);
  await stolen.context().addCookies(await first.context().cookies());
  const said = stolen.waitForRequest(
    (asked) => asked.url().endsWith('/api/board') && asked.method() === 'POST'
  );
  await new Screen(stolen, app).open();
  await said;
  await page.goto(`${app.url}/office/boards`);
  await expect(dashboard.row('活动室')).toContainText('正在播放');
  await post('本周六上午打扫楼道');
  await expect(async () => {
    await page.goto(`${app.url}/office/boards`);
    await expect(dashboard.row('活动室')).toContainText('两块屏幕在用同一个连接', { timeout: 500 });
  }).toPass();
  for (const each of [recorder, stolen, first]) await each.context().close();
});

test('a board that is sent nothing it may show says so while it is empty: the office’s list has it, and its page', async ({
  page,
  context,
  app
}) => {
  const hall = await another(context);
  const screen = new Screen(hall, app);
  await screen.open();
  const code = await screen.code();
  // From here on, something between it and the server answers instead.
  const between = /\/api\/board\?/;
  await hall.route(between, (route) => route.fulfill({ json: { revision: 1 } }));
  await signIn(page, app, 'guanli', '/office/boards');
  const dashboard = new Dashboard(page, app);
  await dashboard.type(code);
  await dashboard.confirm('门厅');
  await expect(page.getByRole('status')).toContainText('已配对');
  await expect(async () => {
    await page.goto(`${app.url}/office/boards`);
    await expect(dashboard.row('门厅')).toContainText('出过问题', { timeout: 500 });
  }).toPass();
  await expect(dashboard.row('门厅')).toContainText('收到的内容核对不上');
  await expect(dashboard.row('门厅')).toContainText('还没有可播的内容');
  await page.getByRole('link', { name: '门厅', exact: true }).click();
  await expect(page.locator('dl.facts')).toContainText('收到的内容核对不上');
  await expect(screen.scene).toHaveCount(0);
  await hall.unroute(between);
  // Its next attempt may be half a minute away by now.
  await expect(screen.scene).toBeVisible({ timeout: 90_000 });
  await hall.context().close();
});
