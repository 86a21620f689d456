import { liveQuery, type Subscription } from 'dexie';
import type { MyState } from '../../sync';
import { onlyRowKey, type PhoneDb } from './storage/db';

/**
 * All that this phone has of its account, as the pages take it; null: nothing yet. It is read in one
 * transaction, or in the present one.
 */
export function readPhone(db: PhoneDb): Promise<MyState | null> {
  return db.transaction('r', db.synced, async () => {
    const [rest, entries, decisions, results, notice] = await Promise.all([
      db.rest.get(onlyRowKey),
      db.entries.orderBy('seq').toArray(),
      db.decisions.toArray(),
      db.results.toArray(),
      db.notice.get(onlyRowKey)
    ]);
    return rest ? { ...rest, entries, decisions, results, notice: notice ?? null } : null;
  });
}

/** Tells what there is, and again after every change, whichever tab made it. */
export function watchPhone(
  db: PhoneDb,
  notify: (state: MyState | null) => void,
  failed: (error: unknown) => void
): Subscription {
  return liveQuery(() => readPhone(db)).subscribe(notify, failed);
}
