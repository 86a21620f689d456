/**
 * Fills a version's cache. What couldn't be filled whole is deleted: half a version would count as a way back. A cache that
 * was whole before may be in use, and stays.
 * @param keys the addresses under which the cache keeps its files
 * @throws what `fill` throws
 */
export async function fillWhole(
  name: string,
  keys: readonly string[],
  fill: () => Promise<unknown>
): Promise<void> {
  const there = new Set((await (await caches.open(name)).keys()).map(({ url }) => url));
  const wasWhole = keys.every((key) => there.has(key));
  try {
    await fill();
  } catch (error) {
    if (!wasWhole) await caches.delete(name);
    throw error;
  }
}
