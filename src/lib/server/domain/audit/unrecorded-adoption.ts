import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * Whether a unit's rules changed without a change that says so. Only what it was founded with may be without: the first
 * line, which the next one's content vouches for.
 */
export async function unrecordedAdoption(db: Kysely<Tables>, unit: string): Promise<boolean> {
  const row = await db
    .selectFrom('adoption')
    .leftJoin('change_log', (on) =>
      on
        .onRef('change_log.seq', '=', 'adoption.seq')
        .onRef('change_log.unit_id', '=', 'adoption.unit_id')
        .on('change_log.kind', '=', 'scheme')
    )
    .where('adoption.unit_id', '=', unit)
    .where('change_log.seq', 'is', null)
    .where(({ or, eb }) => or([eb('adoption.no', '>', 1), eb('adoption.seq', 'is not', null)]))
    .select('adoption.no')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
