import { sql, type Kysely, type Transaction } from 'kysely';
import { allOf } from '../store/all-of';
import { isPostgres } from '../store/dialect';
import { pipelined } from '../store/postgres/pipelined';
import type { Tables } from '../store/tables/tables';
import { lockUnit } from '../changes/lock-unit';
import type { UnitTurns } from './unit-turns';

/** Does a write, and gives what it answers. */
type Write<T> = (transaction: Transaction<Tables>) => Promise<T>;

/** A waiting write; `run` returns a function that reports to its caller once the write is committed. */
interface WaitingWrite {
  run(transaction: Transaction<Tables>): Promise<() => void>;
  fail(error: unknown): void;
}

/**
 * The most writes in one transaction: all that wait, up to a crowd. The first to come waits for the last,
 * too; but with small batches a write that just missed one would wait for all the others and then for the
 * whole of its own.
 */
const most = 64;

/**
 * Batches small writes that would wait in line anyway: on PostgreSQL for their unit's lock, on SQLite,
 * which has one writer, all of them. Writes that wait here at the same time share one transaction and one
 * commit, each behind a savepoint. A write that throws is rolled back alone. All are answered after the
 * commit; if that fails, all fail.
 * @param db on which this process writes; other processes wait at the same place
 * @param turn of the unit, which it takes for each batch, beside commands that have a transaction of their own
 */
export function sharedCommits(db: Kysely<Tables>, turn: UnitTurns) {
  const lines = new Map<string, WaitingWrite[]>();
  const isOneLine = !isPostgres(db);

  function inOneCommit(name: string, some: readonly WaitingWrite[]): Promise<(() => void)[]> {
    return db.transaction().execute(async (whole) => {
      const transaction = await pipelined(whole);
      const done: (() => void)[] = [];
      for (const one of some) {
        // The lock and the first write are sent together: PostgreSQL runs them in order, so that one round trip is saved.
        const lock = !isOneLine && done.length === 0 && lockUnit(transaction, name);
        const [, report] = await allOf([lock, one.run(transaction)]);
        done.push(report);
      }
      return done;
    });
  }

  async function serve(name: string, line: WaitingWrite[]): Promise<void> {
    while (line.length > 0) {
      let some: WaitingWrite[] | null = null;
      try {
        const reports = await turn(name, () => inOneCommit(name, (some = line.splice(0, most))));
        for (const report of reports) report();
      } catch (error) {
        // Without a turn within the longest wait, all that wait for it are refused.
        for (const one of some ?? line.splice(0)) one.fail(error);
      }
    }
    lines.delete(name);
  }

  return <T>(unit: string, write: Write<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const name = isOneLine ? '' : unit;
      const waiting: WaitingWrite = {
        run: async (transaction) => {
          try {
            const [, answer] = await allOf([sql`savepoint command`.execute(transaction), write(transaction)]);
            return () => resolve(answer);
          } catch (error) {
            await undo(transaction, error);
            return () => reject(error);
          }
        },
        fail: reject
      };
      const line = lines.get(name);
      if (line) line.push(waiting);
      else {
        const begun = [waiting];
        lines.set(name, begun);
        void serve(name, begun);
      }
    });
}

/**
 * Rolls back to the savepoint. When even that fails, the disk or the connection is gone, and with it the
 * whole transaction, so the original error is thrown.
 */
async function undo(transaction: Transaction<Tables>, error: unknown): Promise<void> {
  await sql`rollback to savepoint command`.execute(transaction).catch(() => {
    throw error;
  });
}
