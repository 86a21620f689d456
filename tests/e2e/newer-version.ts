import type { Page } from '@playwright/test';

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

/** Lets the version that waits take over, as another window of the phone does. */
export const letTakeOver = (page: Page) =>
  page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistration())?.waiting?.postMessage({ type: 'SKIP_WAITING' })
  );
