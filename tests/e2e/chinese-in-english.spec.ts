import type { Page } from '@playwright/test';
import { expect, signIn, test } from './served-app';

/** Elements with text of their own in which all text is Chinese, and that aren't marked so. */
const unmarked = (page: Page) =>
  page.locator('body *:not(script, style, noscript)').evaluateAll((all) =>
    all.flatMap((element) => {
      const own = [...element.childNodes].map((node) => (node instanceof Text ? node.data : '')).join('');
      const isOne = [own, element.textContent].every(
        (text) => /\p{sc=Han}/u.test(text) && !/\p{sc=Latin}/u.test(text)
      );
      return isOne && element.closest('[lang]')?.getAttribute('lang') !== 'zh-CN'
        ? [element.outerHTML.slice(0, 120)]
        : [];
    })
  );

for (const javaScriptEnabled of [false, true])
  test(`pages in English mark Chinese names, notices and documents, ${javaScriptEnabled ? 'with' : 'without'} a script`, async ({
    app,
    browser
  }) => {
    const context = await browser.newContext({ locale: 'en-US', javaScriptEnabled });
    const page = await context.newPage();
    const visits = {
      liming: ['/me', '/me/standings', '/me/notice', '/me/rules'],
      fangmin: ['/office', '/office/ledger', '/office/people', '/office/scheme', '/office/claims']
    };
    for (const [username, paths] of Object.entries(visits)) {
      await signIn(page, app, username, '/account');
      for (const path of [...paths, `/n/${app.founded.notice}?lang=en`]) {
        await page.goto(app.url + path);
        await expect(page.locator('html')).toHaveAttribute('lang', 'en');
        await expect.poll(() => unmarked(page), path).toEqual([]);
        expect(await page.locator('[lang="zh-CN"]').count(), path).toBeGreaterThan(0);
      }
    }
    await context.close();
  });
