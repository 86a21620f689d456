import { sql, type Kysely } from 'kysely';
import { schemeOf } from '../periods/unit-scheme';
import { sqlUnitStores } from '../units/sql-unit-stores';
import type { Tables } from '../../platform/store/tables/tables';
import { monthsToTake } from '../takeover/months-to-take';

/** The steps that a new unit has to take, in their order; true: done. */
export interface Beginnings {
  /** somebody may keep the points */
  accounts: boolean;
  /** the roster has people */
  roster: boolean;
  /** the year's earlier months were taken over from paper; null: there are none, or it is too late */
  takeover: boolean | null;
  /** the ledger has entries */
  ledger: boolean;
  /** a screen is paired */
  board: boolean;
}

/** The things of a unit that are counted. */
type Counted = Exclude<keyof Beginnings, 'takeover'> | 'notices' | 'seals' | 'takeovers';

/** null once the unit has published its first month: it has begun. */
export async function beginningsOf(
  db: Kysely<Tables>,
  unit: string,
  clock: () => Date
): Promise<Beginnings | null> {
  const { rows } = await sql<Record<Counted, number | string>>`select
    (select count(*) from notice where unit_id = ${unit}) as notices,
    (select count(*) from seal where unit_id = ${unit}) as seals,
    (select count(*) from takeover where unit_id = ${unit}) as takeovers,
    (select count(*) from role where unit_id = ${unit} and role = 'recorder') as accounts,
    (select count(*) from subject where unit_id = ${unit}) as roster,
    (select count(*) from entry where unit_id = ${unit}) as ledger,
    (select count(*) from board where unit_id = ${unit} and revoked_at is null) as board`.execute(db);
  const [counted] = rows;
  // Counts come as text from PostgreSQL.
  const some = (name: Counted) => Number(counted?.[name]) > 0;
  if (some('notices')) return null;
  return {
    accounts: some('accounts'),
    roster: some('roster'),
    ledger: some('ledger'),
    board: some('board'),
    takeover: some('takeovers') ? true : some('seals') || !(await hasEarlier(db, unit, clock)) ? null : false
  };
}

/** Whether the unit's year has months before its ledger that can be taken over. */
async function hasEarlier(db: Kysely<Tables>, unit: string, clock: () => Date): Promise<boolean> {
  const stores = await sqlUnitStores(db, unit, clock);
  return monthsToTake(schemeOf(stores), stores.unit.firstPeriod).length > 0;
}
