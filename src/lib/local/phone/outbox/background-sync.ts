declare global {
  interface ServiceWorkerRegistration {
    /** only in Chromium’s browsers */
    readonly sync?: { register(tag: string): Promise<void>; getTags(): Promise<string[]> };
  }
}

/** The name under which a page asks the browser for a background sync, and under which the worker is told to do it. */
export const backgroundSyncTag = 'sunboard-outbox';

/**
 * Asks the browser to have the worker send what waits once there is a network, also when no page is open by then.
 * Browsers without it send when a page is opened; so do those whose owner has switched it off.
 */
export async function askForBackgroundSync(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration('/me');
  await registration?.sync?.register(backgroundSyncTag);
}
