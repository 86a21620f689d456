import type { Kysely } from 'kysely';
import { refuseInvolvedInYear } from '../involved-investigators';

/** Who counted a ballot's papers doesn't look into an objection to the year that it counts in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? refuseInvolvedInYear(db) : db.transaction().execute(refuseInvolvedInYear));
}
