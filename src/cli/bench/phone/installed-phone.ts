import type { Page } from 'playwright';

/** Opens the page until its worker and database can replace the server. */
export async function installPhone(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.locator('.agreed').first().waitFor();
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activating')
      await new Promise((done) => active.addEventListener('statechange', done, { once: true }));
  });
  await page.reload({ waitUntil: 'networkidle' });
}

/**
 * Waits until the page has drawn everything and is idle, because people don't reload a page that is still
 * opening.
 */
export async function restPhone(page: Page): Promise<void> {
  await page.locator('.agreed').first().waitFor();
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
}
