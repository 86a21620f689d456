declare global {
  interface Window {
    /** read by static/watchdog.js */
    __painted?: boolean;
  }
}

/**
 * Reports that the first real content is on the screen: this version is good, older ones may be removed,
 * and the watchdog stops. It is called without a worker too, because the watchdog watches all the same.
 */
export function markPainted(version: string): void {
  window.__painted = true;
  if (!isSecureContext) return;
  navigator.serviceWorker?.controller?.postMessage({ type: 'PAINTED', version });
}
