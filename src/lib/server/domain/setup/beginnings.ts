import { sql, type Kysely } from 'kysely';
import { schemeOf } from '../periods/unit-scheme';
import { sqlUnitStores } from '../units/sql-unit-stores';
import type { Tables } from '../../platform/store/tables/tables';
import { monthsToTake } from '../takeover/months-to-take';

/** The steps that a new unit has to take, in their order; true: done. */
export interface Beginnings {
  /** somebody keeps the points, and somebody else may seal what that one proposes */
  accounts: boolean;
  /** the roster has people */
  roster: boolean;
  /** the year's earlier months were taken over from paper; null: there are none, or it is too late */
  takeover: boolean | null;
  /** the unit's own document was adopted; null: it has none, and keeps a built-in scheme */
  document: boolean | null;
  /** the ledger has entries */
  ledger: boolean;
  /** a screen is paired */
  board: boolean;
}

/** The things that a unit has or hasn't. */
type Begun =
  | Exclude<keyof Beginnings, 'takeover' | 'document'>
  | 'notices'
  | 'seals'
  | 'takeovers'
  | 'drafts'
  | 'adopted';

/** null once the unit has published its first month: it has begun. */
export async function beginningsOf(
  db: Kysely<Tables>,
  unit: string,
  clock: () => Date
): Promise<Beginnings | null> {
  const has = (from: ReturnType<typeof sql>) =>
    sql`case when exists (select 1 from ${from}) then 1 else 0 end`;
  // A first row is enough: counting a large ledger took longer than the rest of a page.
  const { rows } = await sql<Record<Begun, number>>`select
    ${has(sql`notice where unit_id = ${unit}`)} as notices,
    ${has(sql`seal where unit_id = ${unit}`)} as seals,
    ${has(sql`takeover where unit_id = ${unit}`)} as takeovers,
    ${has(sql`role as recorder join role as second on second.unit_id = recorder.unit_id and second.account_id <> recorder.account_id
      where recorder.unit_id = ${unit} and recorder.role = 'recorder' and second.role in ('recorder', 'committee', 'superior')`)} as accounts,
    ${has(sql`subject where unit_id = ${unit}`)} as roster,
    ${has(sql`scheme_draft where unit_id = ${unit}`)} as drafts,
    ${has(sql`adoption where unit_id = ${unit} and no > 1 and action = 'adopt'`)} as adopted,
    ${has(sql`entry where unit_id = ${unit}`)} as ledger,
    ${has(sql`board where unit_id = ${unit} and revoked_at is null`)} as board`.execute(db);
  const [begun] = rows;
  const some = (name: Begun) => begun?.[name] === 1;
  if (some('notices')) return null;
  return {
    accounts: some('accounts'),
    roster: some('roster'),
    document: some('drafts') ? some('adopted') : null,
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
