import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';
import { storeEpoch } from './store-epoch';

const pollInterval = 1000;

/**
 * Notices that a backup was restored under the running server, which needs no message of another process.
 * @param onChange called with the new epoch, each time it has changed
 * @param onTrouble called with the database's error when it can't be read; the watch goes on
 * @returns a function that ends the watch, and resolves when nothing is under way any more
 */
export async function watchEpoch(
  db: Kysely<Tables>,
  onChange: (epoch: string) => void,
  onTrouble: (error: unknown) => void
): Promise<() => Promise<void>> {
  let known = await storeEpoch(db);
  let polling: Promise<void> | null = null;
  async function poll(): Promise<void> {
    try {
      const epoch = await storeEpoch(db);
      if (epoch === known) return;
      known = epoch;
      onChange(epoch);
    } catch (error) {
      onTrouble(error);
    } finally {
      polling = null;
    }
  }
  const timer = setInterval(() => void (polling ??= poll()), pollInterval);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await polling;
  };
}
