import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables/tables';

/**
 * The number of the last change that two databases share. Both logs only grow and begin alike, so it is found by halving;
 * after an earlier restore the same number may be another change in each.
 */
export async function forkOf(one: Kysely<Tables>, other: Kysely<Tables>): Promise<number> {
  let [shared, beyond] = [0, Math.min(await newestIn(one), await newestIn(other)) + 1];
  while (beyond - shared > 1) {
    const middle = Math.floor((shared + beyond) / 2);
    if ((await changeUpTo(one, middle)) === (await changeUpTo(other, middle))) shared = middle;
    else beyond = middle;
  }
  return shared;
}

async function newestIn(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('change_log')
    .select((of) => of.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}

/** The last change with at most this number, so that numbers which nothing bears are no difference. */
async function changeUpTo(db: Kysely<Tables>, most: number): Promise<string> {
  const row = await db
    .selectFrom('change_log')
    .where('seq', '<=', most)
    .select(['seq', 'unit_id', 'kind', 'at'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? `${Number(row.seq)} ${row.unit_id} ${row.kind} ${row.at}` : '';
}
