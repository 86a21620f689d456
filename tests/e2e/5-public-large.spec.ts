import type { Page } from '@playwright/test';
import { expect, signIn, test } from './served-app';

/** Ranks, names and groups of a number that stand in more than one line. */
const broken = (page: Page, what: string) =>
  page.locator(what).evaluateAll((all) =>
    all.flatMap((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 8)));
      // A name of two parts may break between them.
      return lines.size > (/·/.test(one.textContent) ? 2 : 1) ? [one.textContent.trim()] : [];
    })
  );

for (const lang of ['zh-CN', 'en'] as const)
  for (const width of [320, 390])
    test(`large print at ${width} in ${lang} breaks no rank and no name, and stays within the screen`, async ({
      app,
      browser
    }) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, locale: lang });
      const page = await context.newPage();
      await page.goto(`${app.url}/n/${app.founded.notice}?l=1&lang=${lang}`);
      expect(await page.locator('.s tbody tr').count()).toBeGreaterThan(10);
      expect(await broken(page, '.s td:first-child, .s tbody th a')).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);

      await signIn(page, app, 'liming', `/me/standings?lang=${lang}`);
      await page.evaluate(() => document.documentElement.classList.add('large-print'));
      expect(await page.locator('.ranks li').count()).toBeGreaterThan(10);
      expect(await broken(page, '.ranks .rank')).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await context.close();
    });

test('in forced colours what is drawn as a button has an edge', async ({ app, browser }) => {
  const context = await browser.newContext({ forcedColors: 'active', locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${app.url}/n/${app.founded.notice}`);
  const buttons = page.locator('.btn');
  expect(await buttons.count()).toBeGreaterThan(0);
  const edges = await buttons.evaluateAll((all) =>
    all.map((one) => {
      const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(one);
      return (
        borderTopStyle === 'solid' && parseFloat(borderTopWidth) > 0 && borderTopColor !== backgroundColor
      );
    })
  );
  expect(edges).toEqual(edges.map(() => true));
  await context.close();
});
