import { expect, signIn, test } from './served-app';

/** Runs in the page: notes its requests to the machine, and passes them on. */
function noteAsked(): void {
  const asked: string[] = [];
  Object.assign(window, { asked });
  const note = (of: object, name: string) => {
    const real = Reflect.get(of, name) as (...args: unknown[]) => unknown;
    Reflect.set(of, name, function (this: unknown, ...args: unknown[]) {
      asked.push(name);
      return real.apply(this, args);
    });
  };
  note(WakeLock.prototype, 'request');
  note(StorageManager.prototype, 'persist');
  note(Element.prototype, 'requestFullscreen');
}

test('a board asks for a lit panel, a kept disk and, at the first key, the whole screen; and shows no cursor', async ({
  page,
  app
}) => {
  // The board's server doesn't answer yet, and only it knows whose board this is.
  await page.route('**/api/**', (route) => route.abort());
  await page.addInitScript(noteAsked);
  await page.goto(`${app.url}/wall?theme=day`);
  await expect(page.locator('.board')).toBeAttached();
  const asked = () => page.evaluate(() => (Reflect.get(window, 'asked') as string[]).slice().sort());
  await expect.poll(asked).toEqual(['persist', 'request']);
  // The browser releases a lock whenever the page is hidden.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(asked).toEqual(['persist', 'persist', 'request', 'request']);
  await page.keyboard.press('Enter');
  await expect.poll(asked).toContain('requestFullscreen');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML');
  const cursor = () => {
    const under = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    return under && getComputedStyle(under).cursor;
  };
  expect(await page.evaluate(cursor)).toBe('none');
});

test('a screen that waits to be paired is kept lit, too', async ({ page, app }) => {
  await page.addInitScript(noteAsked);
  await page.goto(`${app.url}/wall?theme=day`);
  await expect(page.getByRole('heading', { name: '这块屏幕还没有配对' })).toBeVisible();
  // It asked once as the board that it took itself for, and once as an unpaired screen.
  await expect
    .poll(() => page.evaluate(() => (Reflect.get(window, 'asked') as string[]).slice().sort()))
    .toEqual(['persist', 'persist', 'request', 'request']);
});

test('an emergency that the office sends stands on an open board at once @core', async ({
  browser,
  page,
  app
}) => {
  const board = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await board.goto(`${app.url}/wall/demo?theme=day`);
  await expect(board.locator('.layer.seen > .scene[data-scene]')).toBeVisible();

  await signIn(page, app, 'guanli');
  await page.goto(`${app.url}/office/boards/emergency`);
  await page.getByLabel('标题').fill('三号院燃气泄漏，请立即离开');
  await page.getByRole('button', { name: '先看一遍' }).click();
  await page.getByRole('button', { name: '现在发布' }).click();
  await expect(board.locator('.layer.seen .alarm h1')).toContainText('燃气泄漏');
  await board.context().close();
});

test('a board can be installed, and asks for the whole screen: its manifest, on each of its pages', async ({
  page,
  app
}) => {
  for (const path of ['/wall', '/wall/demo', '/wall/lite?board=demo&theme=day']) {
    await page.goto(app.url + path);
    await expect(page.locator('link[rel=manifest]')).toHaveAttribute('href', '/wall.webmanifest');
  }
  await page.goto(`${app.url}/wall/demo`);
  // The manifest is read by the browser itself, under the page's own policy.
  const browser = await page.context().newCDPSession(page);
  const { url, errors, data = '{}' } = await browser.send('Page.getAppManifest');
  expect([url, errors]).toEqual([`${app.url}/wall.webmanifest`, []]);
  const manifest = JSON.parse(data);
  expect(manifest).toMatchObject({
    name: '阳光榜 · 公示屏',
    id: '/wall',
    start_url: '/wall',
    scope: '/wall',
    display: 'fullscreen',
    orientation: 'any'
  });
  for (const { src, type } of manifest.icons) {
    const icon = await page.request.get(app.url + src);
    expect([src, icon.status(), icon.headers()['content-type']]).toEqual([src, 200, type]);
  }
});
