import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables/tables';

/** The things that are numbered within their unit and year, as people name them: 申2026-12, 公示〔2026〕3号. */
type Numbered =
  'announcement' | 'claim' | 'filing' | 'leave_entry' | 'notice' | 'objection' | 'redemption' | 'spot_check';

/**
 * The next free number of a unit's year, from 1. The unit's lock keeps two commands from getting the same
 * one.
 */
export async function nextNo(
  db: Kysely<Tables>,
  table: Numbered,
  { unit, year }: { unit: string; year: number }
): Promise<number> {
  const { rows } = await sql<{ no: number | string | null }>`
    select max(no) as no from ${sql.table(table)} where unit_id = ${unit} and year = ${year}`.execute(db);
  return Number(rows[0]?.no ?? 0) + 1;
}
