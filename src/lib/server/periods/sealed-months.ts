import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';

/** The sealed months that hold a result of each person (编号), oldest first. Who came after them isn't in the map. */
export async function sealedMonths(db: Kysely<Tables>, unit: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('seal_result')
    .innerJoin('seal', 'seal.id', 'seal_result.seal_id')
    .innerJoin('subject', 'subject.id', 'seal_result.subject_id')
    .where('seal.unit_id', '=', unit)
    .select(['code', 'period'])
    .orderBy('period')
    .execute();
  const months = new Map<string, string[]>();
  for (const { code, period } of rows) {
    const known = months.get(code);
    if (known) known.push(period);
    else months.set(code, [period]);
  }
  return months;
}
