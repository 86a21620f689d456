import type { Page } from '@playwright/test';

/** Waits until a page's scripts have taken it over: before, it answers nothing that only a script can. */
export function awake(page: Page): Promise<void> {
  return page.locator('#svelte-announcer').waitFor({ state: 'attached' });
}
