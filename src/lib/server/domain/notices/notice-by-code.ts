import { isThere, type Published, type PublishedSupplement } from '$lib/notice';
import type { Kysely } from 'kysely';
import type { PublicUnit } from '../units/unit';
import type { Tables } from '../../platform/store/tables/tables';
import { channelsIn } from './channels-in';
import { publishedSupplement } from './published-supplement';
import { publishedNotice } from './sql-notices';

/** A published notice by the code in its address; null also where it was published elsewhere only. */
export async function noticeByCode(
  db: Kysely<Tables>,
  code: string
): Promise<(Published & { unit: PublicUnit }) | null> {
  const row = await db
    .selectFrom('notice')
    .innerJoin('notice_body', 'notice_body.notice_id', 'notice.id')
    .innerJoin('unit', 'unit.id', 'notice.unit_id')
    .where('code', '=', code)
    .where('corrects', 'is', null)
    .select(['channels', 'digest', 'notice_body.body'])
    .select(['unit.id', 'unit.name', 'unit.parent', 'unit.time_zone'])
    .executeTakeFirst();
  const found = publishedNotice(row);
  if (!row || !found || !isThere(channelsIn(row.channels), 'page')) return null;
  return { ...found, unit: { id: row.id, name: row.name, parent: row.parent, timeZone: row.time_zone } };
}

/**
 * The supplementary notice with the code in its address; `namesRows`: each of its rows can be objected to.
 * @throws Problem `notice-damaged`
 */
export async function supplementByCode(
  db: Kysely<Tables>,
  code: string
): Promise<(PublishedSupplement & { unit: PublicUnit; namesRows: boolean }) | null> {
  const row = await db
    .selectFrom('notice')
    .innerJoin('notice_body', 'notice_body.notice_id', 'notice.id')
    .innerJoin('unit', 'unit.id', 'notice.unit_id')
    .where('code', '=', code)
    .where('corrects', 'is not', null)
    .select([
      'notice.id as notice',
      'digest',
      'notice_body.body',
      'unit.id',
      'unit.name',
      'unit.parent',
      'unit.time_zone'
    ])
    .executeTakeFirst();
  const found = publishedSupplement(row);
  if (!row || !found) return null;
  const first = await db
    .selectFrom('notice_subject')
    .where('notice_id', '=', row.notice)
    .select('place')
    .limit(1)
    .executeTakeFirst();
  const { id, name, parent, time_zone: timeZone } = row;
  return { ...found, namesRows: first !== undefined, unit: { id, name, parent, timeZone } };
}
