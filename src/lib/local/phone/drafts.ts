import type { PhoneDb } from './db';

/** A page's forms as far as they were filled in: `key` names page and account, `text` is the forms' own notation. */
export interface StoredDraft {
  key: string;
  text: string;
}

interface DraftOptions {
  /** receives all drafts after each change by this page */
  onChange(rows: readonly StoredDraft[]): void;
  /** receives what keeps a draft from being stored */
  failed(error: unknown): void;
}

/**
 * Keeps the texts that somebody has typed on this phone and not sent off, in the account's database. A draft outlives the page, the
 * program and the device's sleep, and is wiped with the account's data. Drafts are read and written as a browser's own
 * storage is, at once; each change is stored right behind it.
 */
export class PhoneDrafts {
  readonly #options: DraftOptions;
  readonly #texts = new Map<string, string>();
  #db: PhoneDb | null = null;

  constructor(options: DraftOptions) {
    this.#options = options;
  }

  /** Takes what the database has, and stores changes there from now on; null: none is available. */
  async use(db: PhoneDb | null): Promise<void> {
    this.#db = db;
    this.#texts.clear();
    for (const { key, text } of db ? await db.drafts.toArray() : []) this.#texts.set(key, text);
    this.#options.onChange(this.#rows());
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
    this.#changed(async (db) => db.drafts.put({ key, text }));
  }

  removeItem(key: string): void {
    if (!this.#texts.delete(key)) return;
    this.#changed(async (db) => db.drafts.delete(key));
  }

  /** IndexedDB runs writes of one table in the order in which they were asked for. */
  #changed(store: (db: PhoneDb) => Promise<unknown>): void {
    this.#options.onChange(this.#rows());
    const db = this.#db;
    if (db) store(db).catch((error: unknown) => this.#db === db && this.#options.failed(error));
  }

  #rows(): StoredDraft[] {
    return [...this.#texts].map(([key, text]) => ({ key, text }));
  }
}
