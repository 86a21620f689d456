import { judge, merge, type Head, type MyDelta, type Verdict } from '../sync';
import { it, type PhoneDb } from './phone-db';
import { readPhone } from './phone-read';

/** Where this phone stands, and by which scheme it reckons; null: nothing here yet. */
export async function headOf(db: PhoneDb): Promise<(Head & { scheme: string }) | null> {
  const rest = await db.rest.get(it);
  if (!rest) return null;
  // What an older program has kept lacks the epoch, and so is of none that the server knows.
  const { account, cursor, epoch = '', at, scheme } = rest;
  return { account, cursor, epoch, at, scheme: scheme.digest };
}

/**
 * Takes a delta in: all of it or nothing, judged inside the transaction, so that two tabs that got the same delta
 * can't count it twice and a battery that dies midway leaves the state before.
 */
export async function applyDelta(db: PhoneDb, delta: MyDelta): Promise<Verdict> {
  return db.transaction('rw', db.tables, async () => {
    const verdict = judge(await headOf(db), delta);
    if (verdict === 'anew') await clear(db);
    if (verdict === 'apply' || verdict === 'anew') await put(db, delta);
    return verdict;
  });
}

/** Takes a complete delta (`after` 0) in place of all that is there: after a gap. */
export async function replaceAll(db: PhoneDb, delta: MyDelta): Promise<void> {
  if (delta.after !== 0) throw new RangeError(`not complete: after ${delta.after}`);
  await db.transaction('rw', db.tables, async () => {
    await clear(db);
    await put(db, delta);
  });
}

async function clear(db: PhoneDb): Promise<void> {
  for (const table of db.tables) await table.clear();
}

/** Writes what `merge` makes of it. Of the lists only what came: the rest of them is there, under the same keys. */
async function put(db: PhoneDb, delta: MyDelta): Promise<void> {
  const { entries: _, decisions: __, results: ___, notice, ...rest } = merge(await readPhone(db), delta);
  await db.entries.bulkPut(delta.entries);
  await db.decisions.bulkPut(delta.decisions);
  await db.results.bulkPut(delta.results);
  if (notice) await db.notice.put(notice, it);
  await db.rest.put(rest, it);
}
