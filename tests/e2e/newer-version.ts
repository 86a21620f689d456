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
 * Tries until it gives what is wanted, and stops the worker in force before each try. A version that may take over waits until the
 * worker before rests, and while Playwright is attached the browser lets none rest. Without the page's word the newer version
 * would wait all the same.
 * @param options.begin is done once the workers are watched
 */
export async function tryWhileWorkersRest<T>(
  page: Page,
  attempt: () => Promise<T>,
  wanted: T,
  { begin = () => Promise.resolve() }: { begin?: () => Promise<void> } = {}
): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const inForce = new Set<string>();
  cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, status } of versions) if (status === 'activated') inForce.add(versionId);
  });
  await cdp.send('ServiceWorker.enable');
  await begin();
  const rested = async () => {
    // One that is gone by then needs no stopping.
    for (const versionId of inForce)
      await cdp.send('ServiceWorker.stopWorker', { versionId }).catch(() => undefined);
    return attempt();
  };
  await expect.poll(rested).toBe(wanted);
  await cdp.detach();
}

/** Lets the version that waits take over, as another window of the phone does, until it has. */
export const letTakeOver = (page: Page) => {
  const ask = async () => {
    const { waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
    waiting?.postMessage({ type: 'SKIP_WAITING' });
    return Boolean(waiting);
  };
  // It fails while the page is loaded anew.
  return tryWhileWorkersRest(page, () => page.evaluate(ask).catch(() => true), false);
};
