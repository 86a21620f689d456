import { sql, type Kysely } from 'kysely';
import type { Tables } from '../store/tables';

/** What a new unit still has to do, in the order in which it is done; true: done. */
export interface Beginnings {
  /** somebody may keep the points */
  accounts: boolean;
  /** the roster has people */
  roster: boolean;
  /** the ledger has entries */
  ledger: boolean;
  /** a screen is paired */
  board: boolean;
}

/** null once the unit has published its first month: it has begun. */
export async function beginningsOf(db: Kysely<Tables>, unit: string): Promise<Beginnings | null> {
  const { rows } = await sql<Record<keyof Beginnings | 'notices', number | string>>`select
    (select count(*) from notice where unit_id = ${unit}) as notices,
    (select count(*) from role where unit_id = ${unit} and role = 'recorder') as accounts,
    (select count(*) from subject where unit_id = ${unit}) as roster,
    (select count(*) from entry where unit_id = ${unit}) as ledger,
    (select count(*) from board where unit_id = ${unit} and revoked_at is null) as board`.execute(db);
  const [counted] = rows;
  // Counts come as text from PostgreSQL.
  const some = (name: keyof Beginnings | 'notices') => Number(counted?.[name]) > 0;
  if (some('notices')) return null;
  return { accounts: some('accounts'), roster: some('roster'), ledger: some('ledger'), board: some('board') };
}
