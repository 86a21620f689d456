import { chromiumFlags, systemChromium } from '../chromium.js';
import { syncedPhone } from './synced-phone';
import { expect, signInOnPage, test } from './served-app';

// Playwright switches off the memory of pages that Back returns to, which phones have.
test.use({
  launchOptions: {
    executablePath: systemChromium(),
    args: [...chromiumFlags, '--headless=new'],
    ignoreDefaultArgs: ['--disable-back-forward-cache']
  }
});

test('S8 after somebody else has signed in, Back shows nothing of the former owner', async ({
  app,
  page
}) => {
  await syncedPhone(page, app);
  await page.evaluate(() =>
    addEventListener('pageshow', ({ persisted }) => sessionStorage.setItem('persisted', String(persisted)))
  );
  await page.locator('.account summary').click();
  await page.locator('.account').getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL(/\/sign-in/);
  await signInOnPage(page, app, 'shenqiuyue', '/office');
  for (let back = 0; back < 3; back += 1) {
    await page.goBack().catch(() => null);
    if (await page.evaluate(() => sessionStorage.getItem('persisted') === 'true')) break;
  }
  expect(await page.evaluate(() => sessionStorage.getItem('persisted'))).toBe('true');
  await expect(page.locator('body')).not.toContainText('李明');
});
