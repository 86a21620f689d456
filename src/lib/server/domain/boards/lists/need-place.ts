import type { Kysely } from 'kysely';
import { Problem } from '../../../platform/problem/problem';
import type { Tables } from '../../../platform/store/tables/tables';
import type { BoardPlace } from './place';

/**
 * Checks that boards belong to a unit and are in use.
 * @throws Problem `not-found` when one of these isn't a board of this unit that is in use
 */
export async function needBoards(db: Kysely<Tables>, unit: string, boards: readonly string[]): Promise<void> {
  const asked = [...new Set(boards)];
  if (asked.length === 0) return;
  const found = await db
    .selectFrom('board')
    .where('unit_id', '=', unit)
    .where('revoked_at', 'is', null)
    .select('code')
    .execute();
  const codes = new Set(found.map(({ code }) => code));
  if (!asked.every((code) => codes.has(code))) throw new Problem('not-found', 404);
}

/**
 * Checks that a unit has these groups and boards.
 * @throws Problem `not-found` when the unit has no such group or board
 */
export async function needPlaces(
  db: Kysely<Tables>,
  unit: string,
  places: readonly BoardPlace[]
): Promise<void> {
  const named = (kind: 'group' | 'board') =>
    places.flatMap((place) => (place.startsWith(`${kind}:`) ? [place.slice(kind.length + 1)] : []));
  await needBoards(db, unit, named('board'));
  const groups = new Set(named('group'));
  if (groups.size === 0) return;
  const rows = await db.selectFrom('board_group').where('unit_id', '=', unit).select('id').execute();
  const own = new Set(rows.map(({ id }) => id));
  if (![...groups].every((id) => own.has(id))) throw new Problem('not-found', 404);
}
