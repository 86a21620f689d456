import { isMonth } from '$lib/calendar';
import type { Kysely } from 'kysely';
import { chunks } from '../../platform/store/chunks';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * The months that were sealed without a result of people who have brought a certificate: they served them in another unit, and
 * these months count nothing here. An erased certificate changes none of them.
 * @param codes the people (编号) who are asked for, no more than a statement can bind; absent: all
 * @returns by 编号, in order; people without such a month aren't in it
 */
export async function sealedElsewhere(
  db: Kysely<Tables>,
  unit: string,
  codes?: readonly string[]
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const people of chunks(await certified(db, unit, codes))) {
    const rows = await db
      .selectFrom('subject')
      .innerJoin('seal', 'seal.unit_id', 'subject.unit_id')
      .leftJoin('seal_result', (on) =>
        on.onRef('seal_result.seal_id', '=', 'seal.id').onRef('seal_result.subject_id', '=', 'subject.id')
      )
      .where('subject.id', 'in', people)
      .where('seal_result.seal_id', 'is', null)
      .select(['subject.code', 'seal.period'])
      .orderBy('seal.period')
      .execute();
    for (const { code, period } of rows)
      if (isMonth(period)) found.set(code, [...(found.get(code) ?? []), period]);
  }
  return found;
}

/** The ids of those among people who have brought a certificate. A unit that has received none pays for this question alone. */
async function certified(db: Kysely<Tables>, unit: string, codes?: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('certificate_received as received')
    .innerJoin('subject', 'subject.id', 'received.subject_id')
    .where('received.unit_id', '=', unit)
    .$if(codes !== undefined, (query) => query.where('subject.code', 'in', codes ?? []))
    .select('subject.id')
    .distinct()
    .execute();
  return rows.map(({ id }) => id);
}
