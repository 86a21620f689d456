import { test } from './phone-test';
import { reckon } from './reckon';
import { expect, signIn } from './served-app';
import { sumShifts, unseenShift } from './shifts';

test('4a the phone says how many points and why, before any JavaScript @core', async ({ app, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, app, 'liming', '/me');
  const { lines, total, score } = await reckon(page);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.reduce((sum, one) => sum + one, 0)).toBe(score);
  expect(total).toBe(score);
  // There is a section of booked entries and one that follows from the rules; each gives its sum, and all of
  // them add up to the score.
  await expect(page.locator('.why').filter({ hasText: '依据' }).first()).toContainText(
    /依据.+评定.+两委会议纪要〔\d{4}〕\d+号.+条款\s*三/s
  );
  const sums = await page.locator('section:not(.open) .part b').allTextContents();
  expect(sums.reduce((sum, text) => sum + Number(text.replace('−', '-')), 0)).toBe(score);
  await expect(page.locator('.open .tag')).toHaveText('待定');

  // Entries stand by day, the last one first, and the months' figures stand where a script would draw their line.
  const days = await page
    .locator('section:not(.open) .part + .why')
    .evaluateAll((lists) =>
      lists.map((list) =>
        [...list.querySelectorAll('.d')].map((day) => parseInt(day.textContent, 10)).filter((day) => day > 0)
      )
    );
  expect(days.some((list) => list.length > 1)).toBe(true);
  for (const list of days) expect(list).toEqual([...list].sort((a, b) => b - a));
  expect(await page.locator('.line tbody tr').count()).toBeGreaterThan(2);
  await expect(page.locator('.line + .numbers')).toBeHidden();

  // A period that isn't there is said not to be, and an older one has neither the open month nor the line.
  await page.goto(`${app.url}/me?period=1999`);
  await expect(page.locator('main')).toContainText('没有找到要看的那一期');
  await expect(page.locator('.open')).toHaveCount(1);

  const older = page.locator('.months a').nth(3);
  const [month, points] = [
    await older.locator('b').textContent(),
    await older.locator('strong').textContent()
  ];
  await page.locator('.months summary').click();
  await older.click();
  await page.waitForLoadState();
  await expect(page.locator('.months summary')).toContainText(month ?? '');
  expect((await reckon(page)).total).toBe(Number(points));
  await expect(page.locator('.open')).toHaveCount(0);
  await expect(page.locator('.where')).toContainText(/差距|距第/);

  const snapshot = await (await page.request.get(`${app.url}/api/board/demo`)).json();
  await page.getByRole('link', { name: '榜单' }).click();
  await expect(page.locator('.ranks li')).toHaveCount(24);
  await expect(page.locator('.ranks li.own')).toContainText('李明');
  await expect(page.locator('.code')).toContainText(snapshot.notice.digest.slice(0, 4).toUpperCase());
  await page.getByRole('link', { name: '公示' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(snapshot.notice.snapshot.title);
  await context.close();
});

test('4b the first visit doesn’t move under the reader, and says nothing to the console', async ({
  app,
  page
}) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.addInitScript(sumShifts);
  await signIn(page, app, 'liming', '/me');
  await page.goto(`${app.url}/me`);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active);
  await page.locator('canvas').scrollIntoViewIfNeeded();
  await expect
    .poll(() => page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.style.height))
    .not.toBe('');
  await expect(page.locator('.agreed').first()).toHaveText('本机核算一致');
  expect(await page.evaluate(() => Reflect.get(window, 'shift'))).toBeLessThan(unseenShift);
  expect(said).toEqual([]);
});

test('4b no page of the phone moves at a first visit, because it brings the styles of all its parts', async ({
  app,
  browser
}) => {
  for (const path of [
    '/me/claims/new?item=mediation',
    '/me/claims',
    '/me/standings',
    '/me/notice',
    '/me/year'
  ]) {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.addInitScript(sumShifts);
    await signIn(page, app, 'liming', '/account');
    await page.goto(app.url + path);
    await expect(page.locator('.sync')).toContainText('已同步');
    const shift = await page.evaluate(() => Number(Reflect.get(window, 'shift')));
    expect(shift, path).toBeLessThan(unseenShift);
    await context.close();
  }
});
