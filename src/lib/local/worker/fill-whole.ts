interface FilledCache {
  /** name of the version's cache */
  name: string;
  /** name of the cache that keeps what came of a version that couldn't be filled whole */
  rest: string;
  /** the addresses under which the version's cache keeps its files */
  keys: readonly string[];
}

/** Whether a version's cache has all of its files: the browser may have cleared it away. */
export async function isWhole({ name, keys }: Pick<FilledCache, 'name' | 'keys'>): Promise<boolean> {
  const there = new Set((await (await caches.open(name)).keys()).map(({ url }) => url));
  return keys.every((key) => there.has(key));
}

/**
 * Fills a version's cache. Half a version would count as a way back, so what came of it is set aside, and the next try goes on
 * from there. A cache that was whole before may be in use, and stays.
 * @throws what `fill` throws
 */
export async function fillWhole(filled: FilledCache, fill: () => Promise<unknown>): Promise<void> {
  const { name, rest, keys } = filled;
  const wasWhole = await isWhole(filled);
  if (!wasWhole && (await caches.has(rest))) await move(rest, name, keys);
  try {
    await fill();
  } catch (error) {
    if (!wasWhole) await move(name, rest, keys);
    throw error;
  }
}

/** Moves files between two caches. A disk without space for both loses them: they are fetched anew. */
async function move(from: string, to: string, keys: readonly string[]): Promise<void> {
  try {
    const [source, target] = [await caches.open(from), await caches.open(to)];
    for (const request of await source.keys()) {
      const answer = keys.includes(request.url) && (await source.match(request, { ignoreVary: true }));
      if (answer) await target.put(request, answer);
    }
  } catch (error) {
    console.warn(error);
    await caches.delete(to);
  }
  await caches.delete(from);
}
