import { judge, merge, type Head, type MyDelta, type Verdict } from '../sync';
import { it, type PhoneDb, type Reading, type Writing } from './phone-db';
import { readAll } from './phone-read';

/** Where this phone stands, and by which scheme it reckons; null: nothing here yet. */
export async function headOf(db: PhoneDb): Promise<(Head & { scheme: string; longer: number }) | null> {
  return headIn(db.read());
}

async function headIn(all: Reading): Promise<(Head & { scheme: string; longer: number }) | null> {
  const rest = await all.objectStore('rest').get(it);
  if (!rest) return null;
  // What an older program has kept lacks the epoch, and so is of none that the server knows.
  const { account, cursor, epoch = '', at, scheme, longer = [] } = rest;
  return { account, cursor, epoch, at, scheme: scheme.digest, longer: longer.length };
}

/**
 * Takes a delta in: all of it or nothing, judged inside the transaction, so that two tabs that got the same delta
 * can't count it twice and a battery that dies midway leaves the state before.
 */
export async function applyDelta(db: PhoneDb, delta: MyDelta): Promise<Verdict> {
  return db.write(async (all) => {
    const verdict = judge(await headIn(all), delta);
    if (verdict === 'anew') await clear(all);
    if (verdict === 'apply' || verdict === 'anew') await put(all, delta);
    return verdict;
  });
}

/** Takes a complete delta (`after` 0) in place of all that is there: after a gap. */
export async function replaceAll(db: PhoneDb, delta: MyDelta): Promise<void> {
  if (delta.after !== 0) throw new RangeError(`not complete: after ${delta.after}`);
  await db.write(async (all) => {
    await clear(all);
    await put(all, delta);
  });
}

async function clear(all: Writing): Promise<void> {
  await Promise.all([...all.objectStoreNames].map((name) => all.objectStore(name).clear()));
}

/** Writes what `merge` makes of it. Of the lists only what came: the rest of them is there, under the same keys. */
async function put(all: Writing, delta: MyDelta): Promise<void> {
  const { entries: _, decisions: __, results: ___, notice, ...rest } = merge(await readAll(all), delta);
  await all.objectStore('rest').put(rest, it);
  if (notice) await all.objectStore('notice').put(notice, it);
  // Async each, so that one that can't be stored fails as a promise does, with the others looked after.
  await Promise.all([
    ...delta.entries.map(async (entry) => all.objectStore('entries').put(entry)),
    ...delta.decisions.map(async (decision) => all.objectStore('decisions').put(decision)),
    ...delta.results.map(async (result) => all.objectStore('results').put(result))
  ]);
}
