import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe';
import { becomesControlled } from './becomes-controlled';
import { expect, signIn, test } from './served-app';

/** Every page of the phone, and the further looks of some that other fields or nothing found give them. */
const pages = [
  '/me',
  '/me/standings',
  '/me/claims',
  '/me/claims/new',
  '/me/claims/new?item=mediation',
  '/me/claims/new?item=commendation',
  '/me/notice',
  '/me/notice/object',
  '/me/outcomes',
  '/me/leave',
  '/me/assessment',
  '/me/year',
  '/me/rules',
  '/me/rules?q=zzz',
  '/me/rules/calculator?item=late',
  '/me/rules/calculator?item=task-early',
  '/me/rules/calculator?item=commendation',
  '/me/calendar',
  '/me/reminders',
  '/me/help'
];

const softly = expect.configure({ soft: true });

/** How wide the document is, in pixels. */
const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

for (const [locale, narrow, wide] of [
  ['zh-CN', 'light', 'dark'],
  ['en-US', 'dark', 'light']
] as const)
  test(`4 every page of the phone fits, and axe finds nothing, at 320 and 390 pixels, lit and dark, ${locale}`, async ({
    app,
    browser
  }) => {
    const context = await browser.newContext({ locale, timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    await signIn(page, app, 'liming', '/me');
    await becomesControlled(page);
    for (const path of pages) {
      await page.goto(app.url + path);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      if (path === '/me') await expect(page.locator('.agreed').first()).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2) === 'en' ? 'en' : locale);
      for (const [width, colorScheme] of [
        [320, narrow],
        [390, wide]
      ] as const) {
        await page.setViewportSize({ width, height: 780 });
        await page.emulateMedia({ colorScheme });
        await softly.poll(() => widthOf(page), `${path} at ${width}`).toBeLessThanOrEqual(width);
        await expectNoViolations(page, `${path} at ${width}`);
      }
    }
    await context.close();
  });

test('4 points, rank and the first reason stand on the first screen, above the tabs @core', async ({
  app,
  page
}) => {
  await signIn(page, app, 'liming', '/me');
  await expect(page.locator('.agreed').first()).toBeAttached();
  for (const [width, height] of [
    [390, 844],
    [360, 640]
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect
      .poll(() => page.evaluate(() => [innerWidth, innerHeight, scrollY]))
      .toEqual([width, height, 0]);
    const [head, tabs] = [await edgesOf(page, '.top'), await edgesOf(page, '.tabs')];
    for (const what of ['.score', '.place > b', 'p.say']) {
      await expect(page.locator(what)).toHaveText(/\d/);
      const { left, top, right, bottom } = await edgesOf(page, what);
      expect(top, what).toBeGreaterThanOrEqual(head.bottom);
      expect(bottom, what).toBeLessThanOrEqual(tabs.top);
      expect(left, what).toBeGreaterThanOrEqual(0);
      expect(right, what).toBeLessThanOrEqual(width);
    }
  }
});

const edgesOf = (page: Page, what: string) =>
  page.locator(what).evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  });
