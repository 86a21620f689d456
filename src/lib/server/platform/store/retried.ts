import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from './database-away';

/** Two that hindered each other: the one that lost is run again. */
const lost = new Set(['40001', '40P01', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT']);
/** A connection's plan was of tables that have changed since: the next one makes its own. */
const outdated = 'cached plan must not change result type';
/**
 * The tables at which a double command that came at the same moment fails; run again, it finds the stored
 * answer.
 */
const doubled = new Set(['answer', 'audit']);
const tries = 5;

/**
 * Runs a transaction, and again when it lost against another one: at most five times, each a little later.
 * It must leave nothing behind outside of the database before it has succeeded.
 * @throws the last attempt's error
 */
export async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await run();
    } catch (error) {
      if (tried === tries || !mayWinNextTime(error)) throw error;
      await pause(Math.random() * 10 * 2 ** tried);
    }
  }
}

function mayWinNextTime(error: unknown): boolean {
  const table = error instanceof Error && 'table' in error ? String(error.table) : '';
  if (error instanceof Error && error.message === outdated) return true;
  return lost.has(codeOf(error)) || (codeOf(error) === '23505' && doubled.has(table));
}
