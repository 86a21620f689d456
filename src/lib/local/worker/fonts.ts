import { fontCache } from './role';

/**
 * Keeps the font pieces that a page loaded before its worker controlled it: on the first start they went past the
 * worker, and without them an offline board has no face.
 */
export async function keepLoadedFonts(): Promise<void> {
  if (!isSecureContext) return;
  const cache = await caches.open(fontCache);
  const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
  for (const url of loaded.filter((name) => name.endsWith('.woff2'))) {
    if (!(await cache.match(url))) await cache.add(url);
  }
}

/** Fetches one font piece that isn't kept yet. Gives how many are still missing after it. */
export async function keepNextFont(urls: readonly string[]): Promise<number> {
  const cache = await caches.open(fontCache);
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const [next, ...missing] = urls.filter((url) => !kept.has(url));
  if (next) await cache.add(next);
  return missing.length;
}
