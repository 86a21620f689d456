import { liveQuery, type Subscription } from 'dexie';
import type { PhoneDb } from '../storage/db';

/** A page's forms as far as they were filled in: `key` names page and account, `text` is the forms' own notation. */
export interface StoredDraft {
  key: string;
  text: string;
}

interface DraftOptions {
  /** receives all drafts after each change that any tab has made */
  onChange(rows: readonly StoredDraft[]): void;
  /** receives what keeps a draft from being stored */
  failed(error: unknown): void;
}

/**
 * Keeps the texts that somebody has typed on this phone and not sent off, in the account's database. A draft outlives the page, the
 * program and the device's sleep, and is wiped with the account's data. Drafts are read and written as a browser's own
 * storage is, at once; each change is stored right behind it, and another tab's changes come as the database tells them.
 */
export class PhoneDrafts {
  readonly #options: DraftOptions;
  readonly #texts = new Map<string, string>();
  /** the keys of this page's changes that the database lacks, each with the number of its newest change */
  readonly #unstored = new Map<string, number>();
  #changes = 0;
  #db: PhoneDb | null = null;
  #watching: Subscription | null = null;
  /** reads of the database begun, and the one whose result is shown */
  #reads = 0;
  #shown = 0;

  constructor(options: DraftOptions) {
    this.#options = options;
  }

  /**
   * Takes what the database has, and stores changes there from now on; null: none is available.
   * @param unheard receives what keeps the database from telling another tab's changes
   * @returns whether it is still this database: a later one may have taken its place meanwhile
   */
  async use(db: PhoneDb | null, unheard: (error: unknown) => void): Promise<boolean> {
    this.stop();
    this.#db = db;
    this.#texts.clear();
    this.#unstored.clear();
    if (!db) {
      this.#options.onChange([]);
      return true;
    }
    await this.#reload(db);
    if (db !== this.#db) return false;
    // A live query may deliver something older than this page's own last change, so it only says when to read.
    this.#watching = liveQuery(() => db.drafts.toArray()).subscribe(
      () => void this.#reload(db).catch((error: unknown) => this.#db === db && unheard(error)),
      unheard
    );
    return true;
  }

  stop(): void {
    this.#watching?.unsubscribe();
    this.#watching = null;
  }

  /** The database that keeps them; null: none is available. */
  get db(): PhoneDb | null {
    return this.#db;
  }

  get length(): number {
    return this.#texts.size;
  }

  key(index: number): string | null {
    return [...this.#texts.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#texts.get(key) ?? null;
  }

  setItem(key: string, text: string): void {
    if (this.#texts.get(key) === text) return;
    this.#texts.set(key, text);
    this.#changed(key, (db) => db.drafts.put({ key, text }));
  }

  removeItem(key: string): void {
    if (!this.#texts.delete(key)) return;
    this.#changed(key, (db) => Promise.all([db.files.delete(key), db.drafts.delete(key)]));
  }

  #changed(key: string, store: (db: PhoneDb) => PromiseLike<unknown>): void {
    const no = ++this.#changes;
    this.#unstored.set(key, no);
    this.#options.onChange(this.#rows());
    const db = this.#db;
    if (!db) return;
    store(db).then(
      () => this.#unstored.get(key) === no && this.#unstored.delete(key),
      (error: unknown) => this.#db === db && this.#options.failed(error)
    );
  }

  /**
   * Reads the database anew; a text of this page that isn't stored stands above what was read. IndexedDB runs reads and writes
   * of one table in the order in which they were asked for, so what was stored by now was read too.
   */
  async #reload(db: PhoneDb): Promise<void> {
    const no = ++this.#reads;
    const stored = await db.drafts.toArray();
    if (no < this.#shown || db !== this.#db) return;
    this.#shown = no;
    const own = [...this.#unstored.keys()].map((key) => [key, this.#texts.get(key)] as const);
    this.#texts.clear();
    for (const { key, text } of stored) this.#texts.set(key, text);
    for (const [key, text] of own)
      if (text === undefined) this.#texts.delete(key);
      else this.#texts.set(key, text);
    this.#options.onChange(this.#rows());
  }

  #rows(): StoredDraft[] {
    return [...this.#texts].map(([key, text]) => ({ key, text }));
  }
}
