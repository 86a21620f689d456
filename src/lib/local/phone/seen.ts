import { liveQuery, type Subscription } from 'dexie';
import type { PhoneDb } from './storage/db';

/**
 * Keys of the news that have been seen on this phone. The database keeps them, and tells the other tabs; where the
 * browser stores nothing, they last as long as the page. No server learns of them.
 */
export class SeenNews {
  readonly #onChange: (seen: readonly string[]) => void;
  #db: PhoneDb | null = null;
  #watching: Subscription | null = null;
  #seen: readonly string[];

  /**
   * @param seen the keys that are known so far
   * @param onChange receives all keys after each change that any tab has made
   */
  constructor(seen: readonly string[], onChange: (seen: readonly string[]) => void) {
    this.#seen = seen;
    this.#onChange = onChange;
  }

  /**
   * Keeps the keys in this database from now on, and takes what it has before it resolves; null: none is
   * available.
   * @param failed receives what keeps the database from telling its changes
   */
  async use(db: PhoneDb | null, failed: (error: unknown) => void): Promise<void> {
    this.stop();
    this.#db = db;
    if (!db) return this.#add([]);
    await this.#store(db, this.#seen);
    this.#add(await db.seen.toCollection().primaryKeys());
    if (db !== this.#db) return;
    this.#watching = liveQuery(() => db.seen.toCollection().primaryKeys()).subscribe(
      (keys) => this.#add(keys),
      failed
    );
  }

  /** Marks news as seen. It resolves once that is stored, where anything is. */
  async add(keys: readonly string[]): Promise<void> {
    this.#add(keys);
    if (this.#db) await this.#store(this.#db, keys);
  }

  stop(): void {
    this.#watching?.unsubscribe();
    this.#watching = null;
  }

  async #store(db: PhoneDb, keys: readonly string[]): Promise<void> {
    await db.seen.bulkPut(keys.map((key) => ({ key })));
  }

  /** News that were seen stay seen, so keys are only added. */
  #add(keys: readonly string[]): void {
    this.#seen = [...new Set([...this.#seen, ...keys])];
    this.#onChange(this.#seen);
  }
}
