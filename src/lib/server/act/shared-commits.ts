import { sql, type Kysely, type Transaction } from 'kysely';
import { allOf } from '../store/all-of';
import { isPostgres } from '../store/dialect';
import { pipelined } from '../store/pipelined';
import type { Tables } from '../store/tables';
import { lockUnit } from '../units/lock-unit';

/** Does a write, and gives what it answers. */
type Write<T> = (transaction: Transaction<Tables>) => Promise<T>;

/** One that waits; `run` gives how whoever waits is told, when what it did is committed. */
interface Waiting {
  run(transaction: Transaction<Tables>): Promise<() => void>;
  fail(error: unknown): void;
}

/**
 * So many in one transaction: all who wait, up to a crowd. Whoever came first waits for the last of them too; were it a few
 * at a time, whoever just missed one lot would wait for all the others and then for the whole of their own.
 */
const most = 64;

/**
 * Small writes that would stand in line anyway: on PostgreSQL at their unit's lock, on SQLite, which has one writer, all of them.
 * Those that wait here at the same time go in one transaction and one commit, each behind a savepoint. What one throws undoes
 * that one alone. All are answered after the commit; one that fails fails them all.
 *
 * @param db on which this process writes; other processes wait at the same place
 */
export function sharedCommits(db: Kysely<Tables>) {
  const lines = new Map<string, Waiting[]>();
  const isOneLine = !isPostgres(db);

  async function serve(name: string, line: Waiting[]): Promise<void> {
    while (line.length > 0) {
      const some = line.splice(0, most);
      try {
        const told = await db.transaction().execute(async (whole) => {
          const transaction = await pipelined(whole);
          if (!isOneLine) await lockUnit(transaction, name);
          const done: (() => void)[] = [];
          for (const one of some) done.push(await one.run(transaction));
          return done;
        });
        for (const tell of told) tell();
      } catch (error) {
        for (const one of some) one.fail(error);
      }
    }
    lines.delete(name);
  }

  return <T>(unit: string, write: Write<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const name = isOneLine ? '' : unit;
      const waiting: Waiting = {
        run: async (transaction) => {
          try {
            const [, answer] = await allOf([sql`savepoint act`.execute(transaction), write(transaction)]);
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

/** Where there is nothing to go back to, the disk or the connection is gone, and with it all of the transaction: that is told. */
async function undo(transaction: Transaction<Tables>, error: unknown): Promise<void> {
  await sql`rollback to savepoint act`.execute(transaction).catch(() => {
    throw error;
  });
}
