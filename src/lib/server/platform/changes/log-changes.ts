import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';
import { lockUnit } from './lock-unit';
import type { ChangeKind } from './changes';

/**
 * Writes changes into the log and gives their numbers, in the same order. Called by the stores, inside the
 * transaction that makes the change.
 */
export async function logChanges(
  db: Kysely<Tables>,
  unit: string,
  clock: () => Date,
  changes: readonly { kind: ChangeKind; subject_id: string | null; account_id?: string | null }[]
): Promise<number[]> {
  if (changes.length === 0) return [];
  // Nobody draws a number beside us: within a unit, numbers are in the order of the commits.
  await lockUnit(db, unit);
  const at = clock().toISOString();
  const rows = await db
    .insertInto('change_log')
    .values(changes.map((change) => ({ unit_id: unit, account_id: null, at, ...change })))
    .returning('seq')
    .execute();
  // Numbers are drawn in the order of the rows, but no database promises to return them so.
  return rows.map((row) => row.seq).sort((a, b) => a - b);
}
