import Dexie, { type EntityTable, type Table } from 'dexie';
import type { Decision, MyEntry, MyResult, MyState } from '../sync';

/** All of a state that isn't a list that grows; one row. */
export type Rest = Omit<MyState, 'entries' | 'decisions' | 'results' | 'notice'>;

/**
 * What one account has on this phone. One database an account: nothing of another one can be read by a query that
 * forgot to ask whose it is, and signing out is deleting it.
 */
export interface PhoneDb extends Dexie {
  entries: EntityTable<MyEntry, 'id'>;
  decisions: EntityTable<Decision, 'id'>;
  results: EntityTable<MyResult, 'period'>;
  /** under the key `it`: a row each, or none */
  rest: Table<Rest, typeof it>;
  notice: Table<NonNullable<MyState['notice']>, typeof it>;
}

/** The key of the only row of `rest` and of `notice`. */
export const it = 'it';

const prefix = 'sunboard-me-';

export function openPhone(account: string): PhoneDb {
  const db = new Dexie(prefix + account) as PhoneDb;
  db.version(1).stores({ entries: 'id, seq', decisions: 'id', results: 'period', rest: '', notice: '' });
  return db;
}

/** Accounts that have something on this phone; more than one only while one is being deleted. */
export async function accountsHere(): Promise<string[]> {
  const names = await Dexie.getDatabaseNames();
  return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}

/** Deletes what this phone has of every account, or of every other one than `keep`. */
export async function wipe({ keep }: { keep?: string } = {}): Promise<void> {
  for (const account of await accountsHere()) {
    if (account !== keep) await Dexie.delete(prefix + account);
  }
}
