import { expect, signIn, test } from './served-app';
import { unmarkedChinese } from './unmarked-chinese';

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
      for (const path of [...paths, '/?lang=en', '/o?lang=en', `/n/${app.founded.notice}?lang=en`]) {
        await page.goto(app.url + path);
        await expect(page.locator('html')).toHaveAttribute('lang', 'en');
        await expect.poll(() => unmarkedChinese(page), path).toEqual([]);
        if (path !== '/o?lang=en')
          expect(await page.locator('[lang="zh-CN"]').count(), path).toBeGreaterThan(0);
      }
    }
    await context.close();
  });
