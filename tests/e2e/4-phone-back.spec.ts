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

test('S8 after somebody else has signed in, Back shows nothing of the former owner @core', async ({
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
  // The page that comes back loads itself anew, which ends whatever is asked of it meanwhile.
  const wasRemembered = () =>
    page.evaluate(() => sessionStorage.getItem('persisted') === 'true').catch(() => false);
  for (let back = 0; back < 3 && !(await wasRemembered()); back += 1) await page.goBack().catch(() => null);
  await expect.poll(wasRemembered).toBe(true);
  await expect(page.locator('body')).not.toContainText('李明');
});
