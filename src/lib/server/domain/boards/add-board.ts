import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';

/** Gives the demo's unit a board under a code that anybody may open; all others are paired (see `Boards`). */
export async function addBoard(
  db: Kysely<Tables>,
  { code, unit, name }: { code: string; unit: string; name: string }
): Promise<void> {
  await db.insertInto('board').values({ code, unit_id: unit, name }).execute();
}
