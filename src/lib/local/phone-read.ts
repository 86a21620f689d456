import type { MyState } from '../sync';
import { it, type PhoneDb, type Reading } from './phone-db';

/** All that this phone has of its account, as the pages take it; null: nothing yet. */
export async function readPhone(db: PhoneDb): Promise<MyState | null> {
  return readAll(db.read());
}

/** The same within a transaction that goes on. */
export async function readAll(all: Reading): Promise<MyState | null> {
  const [rest, entries, decisions, results, notice] = await Promise.all([
    all.objectStore('rest').get(it),
    all.objectStore('entries').index('seq').getAll(),
    all.objectStore('decisions').getAll(),
    all.objectStore('results').getAll(),
    all.objectStore('notice').get(it)
  ]);
  if (!rest) return null;
  // What an older program has kept lacks the longer periods.
  return { ...rest, longer: rest.longer ?? [], entries, decisions, results, notice: notice ?? null };
}

/**
 * Tells what there is, and again after every change, whichever tab made it.
 *
 * @returns what ends it
 */
export function watchPhone(
  db: PhoneDb,
  tell: (state: MyState | null) => void,
  failed: (error: unknown) => void
): () => void {
  let asked = 0;
  const read = () => {
    const mine = (asked += 1);
    // A read that a later one has overtaken is older than it.
    readPhone(db).then((state) => mine === asked && tell(state), failed);
  };
  const ignore = db.onChange(read);
  read();
  return () => {
    asked = -1;
    ignore();
  };
}
