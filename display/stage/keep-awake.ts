import { browserLater } from '$lib/local/timer';

/**
 * The used part of the interface; on plain http the browser has none of it, which the standard types don't
 * say.
 */
type Machine = {
  wakeLock?: { request(type: 'screen'): Promise<Pick<EventTarget, 'addEventListener'>> };
  storage?: { persist?(): Promise<boolean> };
};

/**
 * Milliseconds after which a lock is requested again that the browser released or refused while the page is
 * visible (a low battery).
 */
const again = 60_000;

/**
 * Keeps the panel lit and the storage persistent, as far as the browser allows. Both are requested again
 * whenever the page becomes visible, because the lock is released when it is hidden. A refusal is only
 * logged.
 * @returns a function that ends the requests; the lock goes with the page
 */
export function keepAwake(onTrouble: (what: string) => void): () => void {
  const { wakeLock, storage } = navigator as Machine;
  let stopped = false;
  let cancel = () => {};
  const later = () => {
    cancel();
    if (!stopped) cancel = browserLater(again, ask);
  };
  const ask = () => {
    if (document.visibilityState !== 'visible') return;
    wakeLock
      ?.request('screen')
      .then((lock) => lock.addEventListener('release', later, { once: true }))
      .catch((error: unknown) => {
        onTrouble(`no wake lock: ${String(error)}`);
        later();
      });
    storage?.persist?.().catch((error: unknown) => onTrouble(`not persisted: ${String(error)}`));
  };
  if (!wakeLock) onTrouble('no wake lock here: the panel may switch itself off');
  ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    stopped = true;
    cancel();
    document.removeEventListener('visibilitychange', ask);
  };
}

/**
 * Makes the page full-screen. Browsers allow it only during a touch or key press, so the first one does it.
 */
export function fillScreen(onTrouble: (what: string) => void): void {
  if (document.fullscreenElement) return;
  // In some builds this promise never settles.
  document.documentElement
    .requestFullscreen()
    .catch((error: unknown) => onTrouble(`no full screen: ${String(error)}`));
}
