import type { BoardFeed } from '$lib/sync';

/**
 * Asks the worker to store what these announcements show, including those still to come. Without a worker the
 * browser's own cache has to do.
 */
export function askToKeepMedia({ announcements }: Pick<BoardFeed, 'announcements'>): void {
  if (!isSecureContext || !('serviceWorker' in navigator)) return;
  const addresses = announcements.flatMap(({ media = [] }) =>
    media.flatMap(({ address, captions }) =>
      (captions ? [address, captions] : [address]).map((each) => `/media/${each}`)
    )
  );
  navigator.serviceWorker.ready
    .then(({ active }) => active?.postMessage({ type: 'KEEP_MEDIA', addresses }))
    .catch((error: unknown) => console.warn(`media: ${String(error)}`));
}
