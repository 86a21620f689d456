import { expect, test } from './served-app';
import { syncedPhone } from './synced-phone';

test('4 the app’s icon shows how much waits, less what was seen, and nothing after signing out', async ({
  app,
  page
}) => {
  // The calls are noted here, because signing out loads another document.
  const shown: (number | 'cleared')[] = [];
  await page.exposeFunction('noteBadge', (badge: number | 'cleared') => void shown.push(badge));
  await page.addInitScript(() => {
    const note = (badge: number | 'cleared'): Promise<void> => Reflect.get(window, 'noteBadge')(badge);
    Object.assign(Navigator.prototype, {
      setAppBadge: (count: number) => note(count),
      clearAppBadge: () => note('cleared')
    });
  });
  await syncedPhone(page, app);
  const count = await page.locator('.inbox li').count();
  expect(count).toBeGreaterThan(0);
  await expect(page.locator('.tabs .no')).toHaveText(new RegExp(`^${count}`));
  await expect.poll(() => shown.at(-1)).toBe(count);

  // The page with the notices shows the news of them, which wait no more then.
  await page.locator('.tabs a[href="/me/notice"]').click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(() => shown.at(-1)).toBeLessThan(count);
  await page.locator('.tabs a[href="/me"]').click();
  await expect(page.locator('.score')).toBeVisible();
  expect(shown.at(-1)).toBe(await page.locator('.inbox li').count());

  expect(shown).not.toContain('cleared');
  await page.locator('.account summary').click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL(/\/sign-in/);
  await expect.poll(() => shown.at(-1)).toBe('cleared');
});
