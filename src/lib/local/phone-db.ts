import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Decision, MyEntry, MyResult, MyState } from '../sync';
import { databaseNames, noteDatabase, strikeDatabase } from './database-names';
import { wipeDrawn } from './last-drawn';
import { writeWhole } from './write-whole';

/**
 * All of a state that isn't a list that grows; one row. The longer periods stand here, and not among the results: an
 * older page that opens the same database takes every result for a month.
 */
export type Rest = Omit<MyState, 'entries' | 'decisions' | 'results' | 'notice' | 'longer'> &
  Partial<Pick<MyState, 'longer'>>;

interface Stores extends DBSchema {
  entries: { key: string; value: MyEntry; indexes: { seq: number } };
  decisions: { key: string; value: Decision };
  results: { key: string; value: MyResult };
  /** under the key `it`: a row each, or none */
  rest: { key: typeof it; value: Rest };
  notice: { key: typeof it; value: NonNullable<MyState['notice']> };
}

/** The key of the only row of `rest` and of `notice`. */
export const it = 'it';

const prefix = 'sunboard-me-';
const stores = ['entries', 'decisions', 'results', 'rest', 'notice'] as const;
/** The first one: the library that phones began with counted in tens. */
const version = 10;

/** Ends with the first wait for anything that isn't its own. */
export type Reading = IDBPTransaction<Stores, typeof stores, 'readonly' | 'readwrite'>;
export type Writing = IDBPTransaction<Stores, typeof stores, 'readwrite'>;

/**
 * What one account has on this phone, open. One database an account: nothing of another one can be read by a query
 * that forgot to ask whose it is, and signing out is deleting it.
 */
export class PhoneDb {
  readonly #db: IDBPDatabase<Stores>;
  /** null where a browser has none: another tab's changes are seen at the next pull then */
  readonly #tabs: BroadcastChannel | null;
  readonly #listeners = new Set<() => void>();

  private constructor(db: IDBPDatabase<Stores>) {
    this.#db = db;
    this.#tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(db.name);
    this.#tabs?.addEventListener('message', () => this.#tell());
  }

  /** @param taken told when another tab deletes it; by then it is closed */
  static async open(account: string, taken?: () => void): Promise<PhoneDb> {
    const name = prefix + account;
    noteDatabase(name);
    const db = await openDB<Stores>(name, version, {
      upgrade(fresh) {
        fresh.createObjectStore('entries', { keyPath: 'id' }).createIndex('seq', 'seq');
        fresh.createObjectStore('decisions', { keyPath: 'id' });
        fresh.createObjectStore('results', { keyPath: 'period' });
        fresh.createObjectStore('rest');
        fresh.createObjectStore('notice');
      },
      blocking() {
        opened.close();
        taken?.();
      }
    });
    const opened = new PhoneDb(db);
    return opened;
  }

  /** All that is read in one transaction belongs together. */
  read(): Reading {
    return this.#db.transaction(stores);
  }

  /** All of it or nothing; pages of every tab that look on are told after it. */
  async write<T>(run: (all: Writing) => Promise<T>): Promise<T> {
    const result = await writeWhole(this.#db.transaction(stores, 'readwrite'), run);
    this.#tell();
    this.#tabs?.postMessage(null);
    return result;
  }

  /** @returns what ends it */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
    this.#tabs?.close();
    this.#db.close();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Accounts that have something on this phone; more than one only while one is being deleted. */
export async function accountsHere(): Promise<string[]> {
  return (await databaseNames())
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
}

/** Deletes what this phone has of every account, or of every other one than `keep`. */
export async function wipe({ keep }: { keep?: string } = {}): Promise<void> {
  wipeDrawn({ keep });
  for (const account of await accountsHere()) {
    if (account === keep) continue;
    await deleteDB(prefix + account);
    strikeDatabase(prefix + account);
  }
}
