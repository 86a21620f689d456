import { PrecacheController } from 'workbox-precaching';
import type { PrecacheEntry } from 'workbox-precaching/_types';
import type { WorkboxPlugin } from 'workbox-core/types';

interface LaneOptions {
  plugins: WorkboxPlugin[];
  /** how many files are fetched at a time */
  lanes: number;
  /** has one lane's controller fetch its files */
  install: (lane: PrecacheController) => Promise<unknown>;
}

/**
 * Fetches files into the precache, several at a time: Workbox fetches one after the other, which takes a minute where each
 * answer takes a third of a second. Those that are there already aren't fetched again.
 * @throws the first error, once no fetch is under way any more
 */
export async function precacheInLanes(
  files: readonly PrecacheEntry[],
  { plugins, lanes, install }: LaneOptions
): Promise<void> {
  const fetched = Array.from({ length: lanes }, async (_, lane) => {
    const controller = new PrecacheController({ plugins });
    controller.addToCacheList(files.filter((_file, at) => at % lanes === lane));
    await install(controller);
  });
  for (const end of await Promise.allSettled(fetched)) if (end.status === 'rejected') throw end.reason;
}
