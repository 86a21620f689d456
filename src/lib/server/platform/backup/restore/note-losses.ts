import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables/tables';
import type { RestoreLosses, UnitLoss } from './losses';

/**
 * Writes into a restored database what is missing in it: the office's front page shows it, and no lost number is given again.
 * A unit that lost nothing gets no note.
 */
export async function noteLosses(
  restored: Kysely<Tables>,
  { units, earlier }: RestoreLosses,
  { backupAt, now }: { backupAt: string; now: Date }
): Promise<void> {
  const at = now.toISOString();
  const lossy = units.filter(hasLost);
  const known = new Set(units.map(({ unit }) => unit));
  const restorations = await newRows(
    restored.selectFrom('restoration').selectAll().execute(),
    [
      ...lossy.map(({ unit, changes }) => ({
        unit_id: unit,
        restored_at: at,
        backup_at: backupAt,
        lost: changes && JSON.stringify(changes)
      })),
      ...earlier.restorations.filter(({ unit_id }) => known.has(unit_id))
    ],
    ({ unit_id, restored_at }) => `${unit_id} ${restored_at}`
  );
  for (const row of restorations) await restored.insertInto('restoration').values(row).execute();
  const numbers = await newRows(
    restored.selectFrom('lost_number').selectAll().execute(),
    [
      ...lossy.flatMap(({ numbers: lost, lines }) =>
        [...lost, ...lines].map(({ unit, ...numbered }) => ({ unit_id: unit, restored_at: at, ...numbered }))
      ),
      ...earlier.numbers.filter(({ unit_id }) => known.has(unit_id))
    ],
    ({ unit_id, kind, year, restored_at }) => `${unit_id} ${kind} ${year} ${restored_at}`
  );
  for (const row of numbers) await restored.insertInto('lost_number').values(row).execute();
}

function hasLost({ changes, numbers }: UnitLoss): boolean {
  return changes === null || changes.length > 0 || numbers.length > 0;
}

/** The rows whose key is neither there nor named before: an earlier restore's may be in both databases. */
async function newRows<Kept>(
  there: Promise<Kept[]>,
  rows: readonly Kept[],
  keyOf: (row: Kept) => string
): Promise<Kept[]> {
  const known = new Set((await there).map(keyOf));
  return rows.filter((row) => {
    if (known.has(keyOf(row))) return false;
    known.add(keyOf(row));
    return true;
  });
}
