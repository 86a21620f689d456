import { fetchOwn } from './fetch-own';
import { isOwnAnswer, typeOf } from './own-answer';
import { fontCache } from './role';

/**
 * Keeps the font pieces that a page loaded before its worker controlled it: on the first start they went past the
 * worker, and without them an offline board has no face. One that can't be had now comes with the missing ones later.
 */
export async function keepLoadedFonts(): Promise<void> {
  if (!isSecureContext) return;
  const cache = await caches.open(fontCache);
  const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
  for (const url of loaded.filter((name) => name.endsWith('.woff2'))) {
    if (!(await cache.match(url))) await keepFont(cache, url).catch(console.warn);
  }
}

/** Drops answers that aren't our server's own: a version that didn't look at them may have kept a portal's page. */
export async function dropForeignFonts(): Promise<void> {
  const cache = await caches.open(fontCache);
  for (const request of await cache.keys()) {
    const kept = await cache.match(request);
    if (kept && !isOwnAnswer(kept, typeOf(new URL(request.url).pathname))) await cache.delete(request);
  }
}

/** Fetches one font piece that isn't kept yet. Gives how many are still missing after it. */
export async function keepNextFont(urls: readonly string[]): Promise<number> {
  const cache = await caches.open(fontCache);
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const [next, ...missing] = urls.filter((url) => !kept.has(url));
  if (next) await keepFont(cache, next);
  return missing.length;
}

async function keepFont(cache: Cache, url: string): Promise<void> {
  await cache.put(url, await fetchOwn(url, typeOf(new URL(url, location.href).pathname)));
}
