import { browserLater } from '$lib/local/timer';

/** As much as is used; the types don't know that plain http has none of it. */
type Machine = {
  wakeLock?: { request(type: 'screen'): Promise<Pick<EventTarget, 'addEventListener'>> };
  storage?: { persist?(): Promise<boolean> };
};

/** A lock that the browser took back or refused while the page is seen (a low battery) is asked for again after so long. */
const again = 60_000;

/**
 * Keeps the panel lit and the disk kept, as far as the browser lets it; both are asked for again whenever the page is
 * seen again, for a lock is dropped when it isn't. A browser that refuses is no reason to stop: it is for the log.
 *
 * @returns what ends the asking; a lock goes with the page
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

/** Browsers allow it only while somebody touches the screen or a key: the first one does it. */
export function fillScreen(onTrouble: (what: string) => void): void {
  if (document.fullscreenElement) return;
  // In some builds this promise never settles.
  document.documentElement
    .requestFullscreen()
    .catch((error: unknown) => onTrouble(`no full screen: ${String(error)}`));
}
