import type { Browser, Page } from '@playwright/test';
import { awake } from './awake';
import { expect } from './base-test';

/** An app whose accounts all have one password. */
interface SignedInto {
  password: string;
  /** signs a page's browser in, and opens a path */
  enter(page: Page, username: string, path: string): Promise<void>;
}

/** The note above a form whose text was restored. */
export const restored = '已恢复上次没填完的内容';

/** Ends an account's sessions from another browser, while its page stays open. */
export async function endSession(browser: Browser, app: SignedInto, username: string): Promise<void> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const other = await context.newPage();
  await app.enter(other, username, '/account');
  await awake(other);
  const ends = other.getByRole('button', { name: '退出该设备' });
  // An earlier test may have left one of its own.
  for (let left = await ends.count(); left > 0; left -= 1) {
    await ends.first().click();
    await expect(ends).toHaveCount(left - 1);
  }
  await context.close();
}

/** Signs in on the page to which an ended session has led. */
export async function signInAgain(page: Page, app: SignedInto, username: string): Promise<void> {
  await page.waitForURL(/\/sign-in/);
  await page.locator('input[name=username]:not([type=hidden])').fill(username);
  await page.locator('input[type=password]').fill(app.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
