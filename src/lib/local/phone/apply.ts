import { judgeDelta, merge, type DeltaHead, type MyDelta, type Verdict } from '../../sync';
import { onlyRowKey, type PhoneDb } from './storage/db';
import { readPhone } from './read';

/** The head (cursor, epoch, time) of the data on this phone; null when there is none yet. */
export async function storedHead(db: PhoneDb): Promise<DeltaHead | null> {
  return (await db.rest.get(onlyRowKey)) ?? null;
}

/**
 * Applies a delta completely or not at all. The verdict is given inside the transaction, so that two tabs
 * with the same delta can't count it twice and a battery that dies midway leaves the former state.
 */
export function applyDelta(db: PhoneDb, delta: MyDelta): Promise<Verdict> {
  return db.transaction('rw', db.synced, async () => {
    const verdict = judgeDelta(await storedHead(db), delta);
    if (verdict === 'anew') await clear(db);
    if (verdict === 'apply' || verdict === 'anew') await put(db, delta);
    return verdict;
  });
}

/**
 * Takes a complete delta (`after` 0) in place of all that is there: after a gap.
 * @throws RangeError for a delta that isn't complete
 */
export async function replaceAll(db: PhoneDb, delta: MyDelta): Promise<void> {
  if (delta.after !== 0) throw new RangeError(`not complete: after ${delta.after}`);
  await db.transaction('rw', db.synced, async () => {
    await clear(db);
    await put(db, delta);
  });
}

async function clear(db: PhoneDb): Promise<void> {
  await Promise.all(db.synced.map((table) => table.clear()));
}

/**
 * Writes what `merge` returns. Of the lists only the delta's rows are written, because the others are in
 * the database already under the same keys.
 */
async function put(db: PhoneDb, delta: MyDelta): Promise<void> {
  const { entries: _, decisions: __, results: ___, notice, ...rest } = merge(await readPhone(db), delta);
  await db.rest.put(rest, onlyRowKey);
  if (notice) await db.notice.put(notice, onlyRowKey);
  await db.entries.bulkPut(delta.entries);
  await db.decisions.bulkPut(delta.decisions);
  await db.results.bulkPut(delta.results);
}
