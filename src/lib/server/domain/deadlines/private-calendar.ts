import type { Kysely } from 'kysely';
import { dayIn } from '$lib/calendar';
import { may, type RoleName } from '../../platform/access/actor';
import { currentRoles } from '../../platform/access/current-roles';
import type { Tables } from '../../platform/store/tables/tables';
import { ownCalendar, type OwnCalendar } from '../me/own-calendar';
import { digestOfSecret } from '../pairing/secrets';
import { sqlUnitStores } from '../units/sql-unit-stores';
import { deadlineCalendar, type DeadlineCalendar } from './deadline-calendar';
import { permissionFor } from './keep-calendar';

/** The calendar that a private address leads to. */
export type PrivateCalendar = ({ feed: 'office' } & DeadlineCalendar) | ({ feed: 'own' } & OwnCalendar);

/**
 * The calendar of a private address: null for one that was never made or has ended, and for an account that
 * has no role in the unit any more that may keep such an address.
 */
export async function privateCalendar(
  db: Kysely<Tables>,
  secret: string,
  clock: () => Date
): Promise<PrivateCalendar | null> {
  const link = await db
    .selectFrom('calendar_link')
    .where('digest', '=', digestOfSecret(secret))
    .where('ended_at', 'is', null)
    .select(['unit_id', 'account_id', 'feed'])
    .executeTakeFirst();
  if (!link) return null;
  const { account_id: account, feed } = link;
  const stores = await sqlUnitStores(db, link.unit_id, clock);
  const held = await currentRoles(db, dayIn(stores.unit.timeZone, clock()))
    .where('role.account_id', '=', account)
    .where('role.unit_id', '=', link.unit_id)
    .select(['role.role', 'subject.code'])
    .execute();
  if (!may({ roles: held.map(({ role }) => role as RoleName) }, permissionFor[feed])) return null;
  if (feed === 'office') return { feed, ...(await deadlineCalendar(stores, clock())) };
  const subject = held.find(({ role }) => role === 'member')?.code ?? null;
  return subject === null ? null : { feed, ...(await ownCalendar(stores, clock(), { account, subject })) };
}
