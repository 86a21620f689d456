import type { Kysely } from 'kysely';
import type { Tables } from './tables';

/**
 * The answers to several statements of one transaction that don't wait for each other's. Statements run in the order in
 * which they are named; on PostgreSQL they leave together (`pipelined`), and the way there and back is paid once.
 *
 * All of them are waited for, also when one fails: what was still on its way would run after the rollback otherwise.
 *
 * @throws what the first that failed has thrown
 */
export async function allOf<T extends readonly unknown[] | []>(
  asked: T
): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }> {
  await Promise.allSettled(asked);
  return Promise.all(asked);
}

/** Writes of which each needs the one before: together in a transaction, which keeps their order; elsewhere one by one. */
export async function inOrder(
  db: Kysely<Tables>,
  writes: readonly (() => Promise<unknown>)[]
): Promise<void> {
  if (db.isTransaction) await allOf(writes.map((write) => write()));
  else for (const write of writes) await write();
}
