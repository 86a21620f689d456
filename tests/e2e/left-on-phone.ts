import type { Page } from '@playwright/test';

/** Names of what the phone's pages have stored in this browser: databases of accounts, and the last picture. */
export function leftOnPhone(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name = '' }) => name);
    const picture = localStorage.getItem('sunboard-last-drawn') === null ? [] : ['sunboard-last-drawn'];
    return [...databases.filter((name) => name.startsWith('sunboard-me-')), ...picture];
  });
}
