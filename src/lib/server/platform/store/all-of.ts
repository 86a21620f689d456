import type { Kysely } from 'kysely';
import type { Tables } from './tables/tables';

/**
 * The answers to several statements of one transaction that don't depend on each other. Statements run in
 * the given order; on PostgreSQL they leave together (`pipelined`), so that the round trip is paid once.
 * All are awaited, also when one fails: a statement still on its way would otherwise run after the
 * rollback.
 * @throws the error of the first statement that failed
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
