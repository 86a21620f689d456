import type { Page } from '@playwright/test';
import { posterApp } from './poster-app';
import { printedSheets, printFaults } from './printed';
import { expect, signIn, test } from './served-app';

const longNames = {
  name: '河东新区阳光家园第二社区',
  parent: '青穗经济技术开发区管理委员会河东街道',
  body: '社区党总支委员会和居民委员会联席会议'
};
const paper = { a4: 595, a3: 842 };

for (const { people, sheets } of [
  { people: 40, sheets: 1 },
  { people: 130, sheets: 2 }
])
  test(`3 the poster of ${people} people with long names takes ${sheets} sheets of either paper, in both languages`, async ({
    browser
  }) => {
    const app = await posterApp({ people, ...longNames });
    for (const locale of ['zh-CN', 'en-US'])
      for (const [size, width] of Object.entries(paper)) {
        const context = await browser.newContext({ locale });
        const page = await context.newPage();
        await app.poster(page, `paper=${size}`);
        // The script has measured the sheet.
        await expect(page.locator(`main[data-sheets=${sheets === 1 ? 'one' : 'several'}]`)).toBeVisible();
        const printed = await printedSheets(page);
        expect(printed.map((sheet) => Math.round(sheet.width))).toEqual(Array(sheets).fill(width));
        if (size === 'a4') expect(await printFaults(page, 'whole-sheet')).toEqual([]);
        await expect(page.locator('main li')).toHaveCount(people);
        await context.close();
      }
    await app.stop();
  });

/** Opens the first page that is linked under this address. */
async function follow(page: Page, prefix: string): Promise<void> {
  const href = await page.locator(`main a[href^="${prefix}"]`).first().getAttribute('href');
  await page.goto(new URL(href ?? '', page.url()).href);
}

for (const locale of ['zh-CN', 'en-US'])
  test(`3 whatever the office prints has nothing to press and nothing cut off, ${locale}`, async ({
    app,
    browser
  }) => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    const prints = async (path = page.url().slice(app.url.length)) => {
      const at = path.startsWith('/office/ledger') ? 'lying' : 'within-margins';
      await page.goto(app.url + path);
      await page.locator('h1').first().waitFor({ state: 'attached' });
      expect.soft(await printFaults(page, at), path).toEqual([]);
      return (await printedSheets(page)).map(({ width, height }) => (width < height ? 'upright' : 'lying'));
    };
    await prints(`/n/${app.founded.notice}`);
    await signIn(page, app, 'liming', '/me/year');
    await expect(page.locator('.lines').first()).toBeVisible();
    await prints('/me/year');

    await signIn(page, app, 'fangmin', '/office');
    const menu = await page
      .locator('.nav a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(menu.length).toBeGreaterThan(10);
    for (const path of menu) await prints(path);

    for (const path of ['/office/ledger', '/office/ledger?period=all', '/office/ledger?period=all&printed'])
      expect(new Set(await prints(path)), path).toEqual(new Set(['lying']));
    // The items that may be claimed stand overleaf.
    expect(await prints('/office/print?paper=apply&person=YG002')).toEqual(['upright', 'upright']);
    for (const sheet of ['year&person=YG002', 'register']) await prints(`/office/print?paper=${sheet}`);
    await prints('/office/people/YG002');
    await prints('/office/meetings/agenda');
    await page.goto(`${app.url}/office/meetings`);
    await follow(page, '/office/meetings/');
    await prints(`${new URL(page.url()).pathname}/minutes`);
    await page.goto(`${app.url}/office/spot-checks`);
    await follow(page, '/office/spot-checks/');
    await prints();
    await prints(`${new URL(page.url()).pathname}/result`);
    await page.goto(`${app.url}/office/filings`);
    await follow(page, '/office/filings/');
    await prints();
    await context.close();
  });

test('3 certificates and slips of passwords are printed without what belongs to the screen @core', async ({
  app,
  page
}) => {
  await signIn(page, app, 'fangmin', '/office/people/YG002/standing');
  for (const count of [1, 2]) {
    await page.locator('form[action="?/certify"] button').click();
    await expect(page.locator('.issued')).toHaveCount(count);
    expect(await printedSheets(page)).toHaveLength(count);
  }
  expect(await printFaults(page, 'within-margins')).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  for (const screen of ['form', 'details', '[role=status]', '[role=alert]'])
    await expect(page.locator(`main ${screen}`).filter({ visible: true })).toHaveCount(0);
  await page.emulateMedia({ media: null });

  await page.context().clearCookies();
  await signIn(page, app, 'guanli', '/office/accounts/roster');
  await page.locator('main form button.go').click();
  await expect(page.locator('.slips li').first()).toBeVisible();
  expect(await printFaults(page, 'within-margins')).toEqual([]);
});
