import type { Kysely, Transaction } from 'kysely';
import { isPostgres } from './dialect';
import type { Tables } from './tables';

/**
 * Runs several reads on the database as it is at one moment: what is committed between them isn't seen by any. For
 * whatever is kept or compared: a cursor and the entries up to it.
 */
export function atOneMoment<T>(
  db: Kysely<Tables>,
  read: (moment: Transaction<Tables>) => Promise<T>
): Promise<T> {
  const reading = db.transaction().setAccessMode('read only');
  return (isPostgres(db) ? reading.setIsolationLevel('repeatable read') : reading).execute(read);
}
