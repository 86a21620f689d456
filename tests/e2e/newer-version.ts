import { expect, type Page } from '@playwright/test';

/**
 * Has the browser look for a newer version of the worker.
 * @returns once that one is installed or given up; whether one waits then
 */
export const findNewer = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const found = await registration?.update().catch(() => null);
    const { installing } = (found as ServiceWorkerRegistration | null | undefined) ?? {};
    while (installing?.state === 'installing')
      await new Promise((done) => installing.addEventListener('statechange', done, { once: true }));
    return Boolean(registration?.waiting);
  });

/**
 * Lets the version that waits take over, as another window of the phone does, until it has. The browser stops the worker before, and
 * starts it again if a request comes just then.
 */
export const letTakeOver = (page: Page) => {
  const ask = async () => {
    const { waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
    waiting?.postMessage({ type: 'SKIP_WAITING' });
    return Boolean(waiting);
  };
  // It fails while the page is loaded anew.
  return expect.poll(() => page.evaluate(ask).catch(() => true)).toBe(false);
};
