const name = 'sunboard-signed-in';

/** Tells the other tabs that somebody may have signed in: one that waits for it asks again. */
export function notifySignedIn(): void {
  const tabs = channel();
  tabs?.postMessage(null);
  tabs?.close();
}

/**
 * Runs something when another tab tells that somebody may have signed in. A browser without broadcast channels tells nothing:
 * there a tab asks again when it is looked at.
 * @returns a function that ends it
 */
export function onSignedIn(run: () => void): () => void {
  const tabs = channel();
  tabs?.addEventListener('message', run);
  return () => tabs?.close();
}

function channel(): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
}
