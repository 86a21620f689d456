import type { Kysely } from 'kysely';
import { addDays, dayIn } from '$lib/calendar';
import { may, type RoleName } from '../../platform/access/actor';
import { currentRoles } from '../../platform/access/current-roles';
import type { Tables } from '../../platform/store/tables/tables';
import { digestOfSecret } from '../pairing/secrets';
import { sqlUnitStores } from '../units/sql-unit-stores';
import type { UnitStores } from '../units/unit-stores';
import { deadlineLines, type DeadlineLine } from './deadline-lines';
import { trialOf, type TrialLine } from './trial';

/** A calendar of a unit: the days of its rules, and no person and no figure. */
export interface DeadlineCalendar {
  unit: { id: string; name: string };
  lines: DeadlineLine[];
  trial: TrialLine | null;
}

/** A calendar keeps what is over for a quarter, and looks a year ahead. */
const daysBack = 92;
const daysAhead = 366;

/** The days of a unit's rules around today. */
export async function deadlineCalendar(stores: UnitStores, now: Date): Promise<DeadlineCalendar> {
  const { id, name, timeZone } = stores.unit;
  const today = dayIn(timeZone, now);
  const span = { from: addDays(today, -daysBack), to: addDays(today, daysAhead) };
  return {
    unit: { id, name },
    lines: await deadlineLines(stores, now, span),
    trial: trialOf(stores, today)
  };
}

/**
 * The calendar of a private address: null for one that was never made or has ended, and for an account that
 * works in the unit's office no more.
 */
export async function calendarOfSecret(
  db: Kysely<Tables>,
  secret: string,
  clock: () => Date
): Promise<DeadlineCalendar | null> {
  const link = await db
    .selectFrom('calendar_link')
    .where('digest', '=', digestOfSecret(secret))
    .where('ended_at', 'is', null)
    .select(['unit_id', 'account_id'])
    .executeTakeFirst();
  if (!link) return null;
  const stores = await sqlUnitStores(db, link.unit_id, clock);
  const held = await currentRoles(db, dayIn(stores.unit.timeZone, clock()))
    .where('role.account_id', '=', link.account_id)
    .where('role.unit_id', '=', link.unit_id)
    .select('role.role')
    .execute();
  const roles = held.map(({ role }) => role as RoleName);
  return may({ roles }, 'keep-calendar') ? deadlineCalendar(stores, clock()) : null;
}
