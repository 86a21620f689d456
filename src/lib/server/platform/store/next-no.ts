import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables/tables';

/** The tables whose rows are numbered within their unit and year, as people name them: 申2026-12, 公示〔2026〕3号. */
export const numberedTables = [
  'announcement',
  'certificate_issued',
  'claim',
  'filing',
  'leave_entry',
  'notice',
  'objection',
  'redemption',
  'spot_check'
] as const;
export type NumberedTable = (typeof numberedTables)[number];

/**
 * The next free number of a unit's year, from 1. The unit's lock keeps two commands from getting the same
 * one. Numbers that were given before a restore stay given: papers and phones still bear them.
 */
export async function nextNo(
  db: Kysely<Tables>,
  table: NumberedTable,
  { unit, year }: { unit: string; year: number }
): Promise<number> {
  const { rows } = await sql<{ no: number | string | null }>`
    select max(no) as no from (
      select max(no) as no from ${sql.table(table)} where unit_id = ${unit} and year = ${year}
      union all
      select max(last) as no from lost_number where unit_id = ${unit} and kind = ${table} and year = ${year}
    ) as given`.execute(db);
  return Number(rows[0]?.no ?? 0) + 1;
}
