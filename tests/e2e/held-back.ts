import type { Page } from '@playwright/test';

/**
 * Lets requests to some addresses wait for their answer.
 * @returns `asked`, which resolves when the first one is waiting, and a function that lets all of them go on
 */
export async function heldBack(page: Page, isHeld: (url: URL) => boolean) {
  let answer = () => {};
  let hear = () => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const asked = new Promise<void>((resolve) => (hear = resolve));
  await page.route(isHeld, async (route) => {
    hear();
    await answered;
    await route.continue();
  });
  return { asked, answer };
}
