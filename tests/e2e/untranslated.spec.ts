import { expect, signIn, test } from './served-app';

test('a browser’s translator gets nothing of a board or a phone, whose figures it would freeze', async ({
  app,
  page
}) => {
  await signIn(page, app, 'liming', '/account');
  for (const path of [
    '/me',
    '/me/claims/new',
    '/wall',
    '/wall/demo',
    '/wall/lite',
    '/wall/lite?board=demo'
  ]) {
    await page.goto(app.url + path);
    await expect(page.locator('[translate=no]').first()).toBeVisible();
    const open = await page.locator('body *:not(script, style, noscript)').evaluateAll((all) =>
      all.flatMap((element) => {
        const own = [...element.childNodes]
          .map((node) => (node instanceof Text ? node.data.trim() : ''))
          .join('');
        return own !== '' && element.checkVisibility() && !element.closest('[translate=no]') ? [own] : [];
      })
    );
    expect(open, path).toEqual([]);
  }
});
