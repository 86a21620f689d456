import { isMonth } from '$lib/calendar';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * The months that were sealed without a result of people who have brought a certificate: they served them in another unit, and
 * these months count nothing here. An erased certificate changes none of them.
 * @returns by 编号; only people with a received certificate are in it
 */
export async function sealedElsewhere(db: Kysely<Tables>, unit: string): Promise<Map<string, string[]>> {
  const people = await db
    .selectFrom('subject')
    .where('unit_id', '=', unit)
    .where('id', 'in', (of) =>
      of.selectFrom('certificate_received').where('unit_id', '=', unit).select('subject_id')
    )
    .select(['id', 'code'])
    .execute();
  if (people.length === 0) return new Map();
  const seals = await db.selectFrom('seal').where('unit_id', '=', unit).select(['id', 'period']).execute();
  const months = seals.filter(({ period }) => isMonth(period));
  const results = await db
    .selectFrom('seal_result')
    .where('seal_id', 'in', (of) => of.selectFrom('seal').where('unit_id', '=', unit).select('id'))
    .where('subject_id', 'in', (of) =>
      of.selectFrom('certificate_received').where('unit_id', '=', unit).select('subject_id')
    )
    .select(['seal_id', 'subject_id'])
    .execute();
  const own = new Set(results.map(({ seal_id, subject_id }) => `${seal_id} ${subject_id}`));
  return new Map(
    people.map(({ id, code }) => [
      code,
      months
        .filter((seal) => !own.has(`${seal.id} ${id}`))
        .map(({ period }) => period)
        .sort()
    ])
  );
}
