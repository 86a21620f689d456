import type { Kysely } from 'kysely';
import { refuseSuperiorAlone } from '../superior-alone';

/** What a superior may decide and seal alone is the database's rule, too. What was decided before stays as it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? refuseSuperiorAlone(db) : db.transaction().execute(refuseSuperiorAlone));
}
