import type { Page } from '@playwright/test';
import { expect } from './served-app';

/** Waits until the phone's worker is installed and controls the page. */
export async function becomesControlled(page: Page): Promise<void> {
  // `ready` depends on the address that the document was made for, and signing in went on without a new
  // document.
  await page.goto(new URL('/me', page.url()).href);
  const state = await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activating')
      await new Promise((done) => active.addEventListener('statechange', done, { once: true }));
    return active?.state;
  });
  expect(state).toBe('activated');
  await page.reload();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}
