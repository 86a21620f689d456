import { becomesControlled } from './becomes-controlled';
import { expect, signIn, test } from './served-app';

test('4 what gets the focus by the keyboard isn’t behind the tabs', async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 640 });
  await signIn(page, app, 'liming', '/me');
  await becomesControlled(page);
  await expect(page.locator('.agreed').first()).toBeVisible();
  // Each stop's distance from the upper edge of the tabs, in CSS pixels; null: it is one of the tabs.
  const behindTabs = () =>
    page.evaluate(() => {
      const [focused, tabs] = [document.activeElement, document.querySelector('.tabs')];
      if (!focused || !tabs || focused === document.body || tabs.contains(focused)) return null;
      return Math.round(focused.getBoundingClientRect().bottom - tabs.getBoundingClientRect().top);
    });
  let stops = 0;
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const distance = await behindTabs();
    if (distance === null) continue;
    stops += 1;
    const text = await page.evaluate(() => document.activeElement?.textContent.trim().slice(0, 20));
    expect.soft(distance, `stop ${stops}: ${text}`).toBeLessThanOrEqual(0);
  }
  expect(stops).toBeGreaterThan(10);
});
