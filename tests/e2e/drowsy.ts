import type { Page } from '@playwright/test';
import { awake } from './awake';

/**
 * Opens a page whose scripts come late, as on a slow line.
 * @returns a function that lets them come, and waits until the page is hydrated
 */
export async function drowsy(page: Page): Promise<() => Promise<void>> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/_app\/.*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  return async () => {
    release();
    await awake(page);
  };
}
