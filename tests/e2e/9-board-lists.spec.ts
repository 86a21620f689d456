import type { Page } from '@playwright/test';
import { expect, signIn, test } from './served-app';
import { awake } from './awake';

test('9 a playlist is put in order without script, and by keyboard with it @core', async ({
  browser,
  app
}) => {
  for (const javaScriptEnabled of [false, true]) {
    const context = await browser.newContext({ javaScriptEnabled, locale: 'zh-CN' });
    const page = await context.newPage();
    await signIn(page, app, 'guanli');
    await page.goto(`${app.url}/office/boards/playlists`);
    await page.getByLabel('新的节目单').fill(javaScriptEnabled ? '平日' : '假日');
    await page.getByRole('button', { name: '新建' }).press('Enter');
    const scenes = page.locator('select[name=scene]');
    await expect(scenes.first()).toHaveValue('standings');
    await page.getByRole('button', { name: /下移\s*第 1 行/ }).press('Enter');
    await expect(page.getByText('有改动还没有保存')).toBeVisible();
    await expect(scenes.first()).toHaveValue('changes');
    // Pressing it again moves the line further, so the focus has to stay there.
    if (javaScriptEnabled) await expect(page.getByRole('button', { name: /下移\s*第 2 行/ })).toBeFocused();
    await page.getByLabel('本单位全部公示屏').check();
    await page.getByRole('button', { name: '保存', exact: true }).last().press('Enter');
    await expect(page.getByText('已保存')).toBeVisible();
    await expect(scenes.first()).toHaveValue('changes');
    const feed = await (await context.request.get(`${app.url}/api/board/demo`)).json();
    expect(feed.playlist[0].scene).toBe('changes');
    await context.close();
  }
});

test('9 a line of a playlist is dragged to another place', async ({ page, app }) => {
  await page.setViewportSize({ width: 1280, height: 1600 });
  await signIn(page, app, 'guanli', '/office/boards/playlists');
  await awake(page);
  await page.getByLabel('新的节目单').fill('拖动');
  await page.getByRole('button', { name: '新建' }).click();
  const scenes = page.locator('select[name=scene]');
  const order = () => scenes.evaluateAll((all) => all.map((each) => (each as HTMLSelectElement).value));
  await expect(scenes.first()).toHaveValue('standings');
  await awake(page);
  const [first = '', second = '', third = '', ...rest] = await order();
  const grip = (row: number) => page.locator('.grip').nth(row);

  // The line is dragged with the mouse in steps over the lines between, and down again to its place.
  await grip(0).hover();
  await page.mouse.down();
  for (const row of [1, 2]) await grip(row).hover();
  await page.mouse.up();
  await expect(page.getByText('有改动还没有保存')).toBeVisible();
  expect(await order()).toEqual([second, third, first, ...rest]);
  await grip(rest.length + 2).dragTo(grip(0));
  const dragged = [...rest.slice(-1), second, third, first, ...rest.slice(0, -1)];
  await expect.poll(order).toEqual(dragged);

  await page.getByRole('button', { name: '保存', exact: true }).last().click();
  await expect(page.getByRole('status')).toContainText('已保存');
  await page.reload();
  expect(await order()).toEqual(dragged);
});

for (const javaScriptEnabled of [false, true])
  test(`9 two put a playlist in order at once: the second is told, and loses nothing; ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
    app
  }) => {
    const dashboards = await Promise.all(
      ['guanli', 'xuanchuan'].map(async (name) => {
        const context = await browser.newContext({ javaScriptEnabled, locale: 'zh-CN' });
        const page = await context.newPage();
        await signIn(page, app, name);
        return page;
      })
    );
    const [first, second] = dashboards as [Page, Page];
    const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).last().click();
    await first.goto(`${app.url}/office/boards/playlists`);
    await first.getByLabel('新的节目单').fill(javaScriptEnabled ? '两人改甲' : '两人改乙');
    await first.getByRole('button', { name: '新建' }).click();
    await expect(first.getByLabel('名称')).toBeVisible();
    await second.goto(first.url());
    await first.locator('input[name=seconds]').first().fill('33');
    await save(first);
    await expect(first.getByRole('status')).toContainText('已保存');

    // A line that is moved before saving still belongs to the version that was shown.
    await second.locator('input[name=seconds]').first().fill('44');
    await second.getByRole('button', { name: /下移\s*第 1 行/ }).click();
    await expect(second.getByText('有改动还没有保存')).toBeVisible();
    await save(second);
    await expect(second.getByRole('alert')).toContainText('别人已经改过这个节目单');
    const newest = second.getByRole('region', { name: '现在的节目单' });
    await expect(newest.getByRole('listitem').first()).toContainText('积分榜　每页 33 秒');
    const seconds = second.locator('input[name=seconds]');
    await expect(seconds.nth(1)).toHaveValue('44');
    await save(second);
    await expect(second.getByRole('status')).toContainText('已保存');
    await expect(seconds.nth(1)).toHaveValue('44');

    // This time the other person's version is kept.
    await first.locator('input[name=seconds]').first().fill('55');
    await save(first);
    await expect(first.getByRole('alert')).toContainText('别人已经改过这个节目单');
    await expect(first.locator('input[name=seconds]').first()).toHaveValue('55');
    await first.getByRole('link', { name: '载入现在的节目单' }).click();
    await expect(first.getByRole('alert')).toHaveCount(0);
    await expect(first.locator('input[name=seconds]').nth(1)).toHaveValue('44');
    for (const page of dashboards) await page.context().close();
  });

test('9 an emergency is looked at, sent, and taken down with one press @core', async ({ page, app }) => {
  const shown = async () => {
    const feed = await (await page.request.get(`${app.url}/api/board/demo`)).json();
    return feed.emergencies?.length ?? 0;
  };
  await signIn(page, app, 'guanli');
  await page.goto(`${app.url}/office/boards/emergency`);
  await page.getByLabel('标题').fill('三号院燃气泄漏，请立即离开');
  await page.getByRole('button', { name: '先看一遍' }).click();
  await expect(page.getByText('1 个单位、1 块公示屏')).toBeVisible();
  expect(await shown()).toBe(0);
  await page.getByRole('button', { name: '现在发布' }).click();
  await expect.poll(shown).toBe(1);
  await page.getByRole('button', { name: '解除', exact: true }).click();
  await expect.poll(shown).toBe(0);
});

test('9 a rehearsal shows a board at another day and hour, at its own size, and reports nothing', async ({
  page,
  app
}) => {
  await signIn(page, app, 'guanli');
  await page.goto(`${app.url}/office/boards/demo/preview`);
  const posted: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/api/board')) posted.push(request.url());
  });
  const wall = page.frameLocator('iframe');
  const draw = async (day: string, time: string, size?: string) => {
    await page.locator('input[name=day]').fill(day);
    await page.locator('input[name=time]').fill(time);
    if (size) await page.locator('select[name=size]').selectOption({ label: size });
    await page.locator('form.filter button').click();
    await expect(wall.locator('.layer.seen > .scene[data-scene]')).toBeVisible();
  };
  await draw('2027-03-02', '09:15', '1080 × 1920');
  await expect(wall.locator('.mast')).toContainText('3月2日 星期二');
  await expect(wall.locator('.mast')).toContainText('09:1');
  const frame = await page.locator('iframe').evaluate((each: HTMLIFrameElement) => [each.width, each.height]);
  expect(frame).toEqual(['1080', '1920']);
  const seen = wall.locator('.layer.seen > .scene');
  for (const [name, scene] of [
    ['走势', 'trend'],
    ['办法', 'rule']
  ] as const) {
    await page.locator('select[name=scene]').selectOption({ label: name });
    await page.locator('form.filter button').click();
    await expect(seen).toHaveAttribute('data-scene', scene);
    await expect(wall.locator('.mast')).toContainText('09:1');
  }
  await draw('2027-03-02', '23:30');
  await expect(wall.locator('.layer.seen > .scene')).toHaveAttribute('data-scene', 'night');
  expect(posted).toEqual([]);
});
