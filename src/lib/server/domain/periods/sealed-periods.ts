import { byEnd, lastMonth } from '$lib/calendar';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * The sealed periods that hold a result of each person (编号), as they end. People who came later aren't in
 * the map.
 */
export async function sealedPeriods(db: Kysely<Tables>, unit: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('seal_result')
    .innerJoin('seal', 'seal.id', 'seal_result.seal_id')
    .innerJoin('subject', 'subject.id', 'seal_result.subject_id')
    .where('seal.unit_id', '=', unit)
    .select(['code', 'period'])
    .execute();
  const periods = new Map<string, string[]>();
  for (const { code, period } of rows) {
    const known = periods.get(code);
    if (known) known.push(period);
    else periods.set(code, [period]);
  }
  for (const some of periods.values()) some.sort(byEnd);
  return periods;
}

/** The month sealed last; null before the first. A longer period ends with a month that is sealed too. */
export async function lastSealedMonth(db: Kysely<Tables>, unit: string): Promise<string | null> {
  // Names of periods don't sort by time (2026-H1 comes after 2026-12): the number of its change does.
  const last = await db
    .selectFrom('seal')
    .where('unit_id', '=', unit)
    .select('period')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ? lastMonth(last.period) : null;
}
