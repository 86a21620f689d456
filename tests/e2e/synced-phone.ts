import { expect, type Page } from '@playwright/test';
import { becomesControlled } from './becomes-controlled';
import { cursorKept } from './cursor-kept';
import { signInOnPage, type ServedApp } from './served-app';

/** Signs 李明 in on a phone, and waits until its worker has the page and the newest data is stored. */
export async function syncedPhone(page: Page, app: ServedApp): Promise<void> {
  await signInOnPage(page, app, 'liming', '/me');
  // A page under the worker begins with what the phone has stored.
  await expect.poll(() => cursorKept(page)).not.toBeNull();
  await becomesControlled(page);
  await expect(page.locator('.sync')).toContainText('已同步');
}
