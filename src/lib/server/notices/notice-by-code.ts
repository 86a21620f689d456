import type { Published } from '$lib/notice';
import type { Kysely } from 'kysely';
import type { PublicUnit } from '../units/unit';
import type { Tables } from '../store/tables';
import { published } from './sql-notices';

/** A published notice by the code in its address. */
export async function noticeByCode(
  db: Kysely<Tables>,
  code: string
): Promise<(Published & { unit: PublicUnit }) | null> {
  const row = await db
    .selectFrom('notice')
    .innerJoin('notice_body', 'notice_body.notice_id', 'notice.id')
    .innerJoin('unit', 'unit.id', 'notice.unit_id')
    .where('code', '=', code)
    .select(['digest', 'notice_body.body', 'unit.id', 'unit.name', 'unit.parent', 'unit.time_zone'])
    .executeTakeFirst();
  const found = published(row);
  if (!row || !found) return null;
  return { ...found, unit: { id: row.id, name: row.name, parent: row.parent, timeZone: row.time_zone } };
}
