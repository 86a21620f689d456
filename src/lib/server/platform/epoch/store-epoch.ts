import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';

/**
 * Names the history that cursors count in. It changes when a backup is restored: numbers are given a second
 * time then, and readers of the first ones must not mix them with the second ones.
 */
export async function storeEpoch(db: Kysely<Tables>): Promise<string> {
  const { id } = await db.selectFrom('store_epoch').select('id').executeTakeFirstOrThrow();
  return id;
}

/** Begins a new history: after this no reader's cursor counts any more. Returns its name. */
export async function beginEpoch(db: Kysely<Tables>, now: Date): Promise<string> {
  const id = randomUUID();
  await db.updateTable('store_epoch').set({ id, since: now.toISOString() }).execute();
  return id;
}
