// The accounts of what a test founds are made in this process.
import '../make/cheap-scrypt.mjs';
import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

/**
 * Closes every window that a test leaves open, because a board would go on drawing until the last test is
 * done.
 */
export const test = base.extend<{ closeWindows: void }>({
  closeWindows: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true }
  ]
});
