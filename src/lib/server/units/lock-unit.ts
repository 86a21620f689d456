import type { Kysely } from 'kysely';
import { isPostgres } from '../store/dialect';
import type { Tables } from '../store/tables';

/**
 * Makes whoever else writes in this unit wait until this transaction has ended, so that its changes become visible in
 * the order of their numbers: a cursor that has read up to one misses none before it. SQLite has one writer anyway.
 */
export async function lockUnit(transaction: Kysely<Tables>, unit: string): Promise<void> {
  if (!isPostgres(transaction)) return;
  // A lock lasts as long as its transaction: who holds it needn't go and ask again.
  if (held.get(transaction) === unit) return;
  await transaction.selectFrom('unit').where('id', '=', unit).select('id').forNoKeyUpdate().execute();
  // Only the first: what is locked later may be behind a savepoint, and is free again when that is gone back to.
  if (transaction.isTransaction && !held.has(transaction)) held.set(transaction, unit);
}

/** The unit that each transaction under way has locked first. */
const held = new WeakMap<Kysely<Tables>, string>();
