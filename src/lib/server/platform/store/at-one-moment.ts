import type { Kysely, Transaction } from 'kysely';
import { isPostgres } from './dialect';
import { pipelined } from './postgres/pipelined';
import type { Tables } from './tables/tables';

/**
 * Runs several reads on one snapshot of the database: none sees what is committed in between. For values
 * that are stored or compared: a cursor and the entries up to it. Reads that don't wait for each other leave together (`allOf`).
 */
export function atOneMoment<T>(
  db: Kysely<Tables>,
  read: (moment: Transaction<Tables>) => Promise<T>
): Promise<T> {
  const reading = db.transaction().setAccessMode('read only');
  return (isPostgres(db) ? reading.setIsolationLevel('repeatable read') : reading).execute(async (moment) =>
    read(await pipelined(moment))
  );
}
