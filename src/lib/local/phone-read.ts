import { liveQuery, type Observable } from 'dexie';
import type { MyState } from '../sync';
import { it, type PhoneDb } from './phone-db';

/** All that this phone has of its account, as the pages take it; null: nothing yet. */
export async function readPhone(db: PhoneDb): Promise<MyState | null> {
  return db.transaction('r', db.tables, async () => {
    const rest = await db.rest.get(it);
    if (!rest) return null;
    const [entries, decisions, results, notice] = await Promise.all([
      db.entries.orderBy('seq').toArray(),
      db.decisions.toArray(),
      db.results.orderBy('period').toArray(),
      db.notice.get(it)
    ]);
    return { ...rest, entries, decisions, results, notice: notice ?? null };
  });
}

/** The same, again after every change, whichever tab made it. */
export function watchPhone(db: PhoneDb): Observable<MyState | null> {
  return liveQuery(() => readPhone(db));
}
