import type { Kysely } from 'kysely';
import { isPostgres } from '../store/dialect';
import type { Tables } from '../store/tables/tables';

/**
 * Makes other writers of this unit wait until this transaction has ended, so that its changes become
 * visible in the order of their numbers: a cursor that has read up to one misses none before it. SQLite has
 * one writer anyway.
 */
export async function lockUnit(transaction: Kysely<Tables>, unit: string): Promise<void> {
  if (!isPostgres(transaction)) return;
  // A lock lasts as long as its transaction, so a transaction that holds it needn't ask again.
  if (held.get(transaction) === unit) return;
  await transaction.selectFrom('unit').where('id', '=', unit).select('id').forNoKeyUpdate().execute();
  // Only the first lock is remembered: a later one may be behind a savepoint, and is released when the
  // transaction rolls back to that.
  if (transaction.isTransaction && !held.has(transaction)) held.set(transaction, unit);
}

/** The unit that each transaction under way has locked first. */
const held = new WeakMap<Kysely<Tables>, string>();
