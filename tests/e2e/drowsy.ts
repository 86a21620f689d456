import type { Page } from '@playwright/test';
import { awake } from './awake';
import { heldBack } from './held-back';

/**
 * Holds back a page’s scripts, as on a slow line.
 * @returns a function that lets them come, and waits until the page is hydrated
 */
export async function drowsy(page: Page): Promise<() => Promise<void>> {
  const { answer } = await heldBack(page, ({ pathname }) => /^\/_app\/.*\.js$/.test(pathname));
  return async () => {
    answer();
    await awake(page);
  };
}
