import { createRxDatabase, type RxCollection, type RxJsonSchema } from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { applyDelta } from '$lib/local/phone/apply';
import { readAnswer } from '$lib/local/phone/ask-me';
import { PhoneDb, wipeOwner } from '$lib/local/phone/storage/db';

/**
 * The page of `phone-first-sync`: takes one answer of `/api/me` into an empty database, as a phone does, and the same rows into
 * RxDB. Both databases are open before the time counts, and both read the answer's text.
 */
const firstSync = {
  /** @returns ms until the answer is read, checked and stored */
  async ours(text: string, rows: number): Promise<number> {
    const db = await PhoneDb.open('bench');
    const started = performance.now();
    const answer = await readAnswer(new Response(text));
    if (!('delta' in answer)) throw new Error(JSON.stringify(answer));
    await applyDelta(db, answer.delta);
    const took = performance.now() - started;
    expectRows(await db.entries.count(), rows);
    db.close();
    await wipeOwner('bench');
    return took;
  },

  /** @returns ms until the answer is read and its entries are stored, unchecked */
  async rxdb(text: string, rows: number): Promise<number> {
    const db = await createRxDatabase({ name: 'bench', storage: getRxStorageDexie() });
    const { entries } = (await db.addCollections({ entries: { schema } })) as Record<
      'entries',
      RxCollection<EntryRow>
    >;
    const started = performance.now();
    const answer = JSON.parse(text) as { entries: EntryRow[] };
    const { error } = await entries.bulkInsert(answer.entries);
    const took = performance.now() - started;
    if (error.length > 0) throw new Error(`${error.length} rows refused`);
    expectRows(await entries.count().exec(), rows);
    await db.remove();
    return took;
  }
};
export type FirstSync = typeof firstSync;

interface EntryRow {
  id: string;
  seq: number;
}

/** The rows have the same key and index as in our database. RxDB checks rows against a schema only with a plugin that isn't loaded. */
const schema: RxJsonSchema<EntryRow> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 64 },
    seq: { type: 'integer', minimum: 0, maximum: 1_000_000_000, multipleOf: 1 }
  },
  required: ['id', 'seq'],
  indexes: ['seq']
};

function expectRows(found: number, rows: number): void {
  if (found !== rows) throw new Error(`${found} rows instead of ${rows}`);
}

Object.assign(globalThis, { firstSync });
