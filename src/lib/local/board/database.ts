/** Failures in a row to open a database before it is given up. */
const givenUpAfter = 2;

/** A row of a board's database: it belongs to one board, and its key is unique among those of all boards. */
interface BoardRow {
  key: string;
  board: string;
}

/**
 * One of a board's databases: one store of rows, reached by the browser's own interface
 * (docs/adr/0021-dexie-and-workbox-window.md says why not by Dexie). It is opened once, and again after it failed or was
 * closed from outside: a board runs for months. After a power cut the browser may never open it again ("Internal error
 * opening backing store"): then it is made anew.
 */
export class BoardDatabase<StoredRow extends BoardRow> {
  readonly #name: string;
  readonly #store: string;
  #opening: Promise<IDBDatabase> | null = null;
  #failures = 0;

  /**
   * @param name of the database
   * @param store the name of its only store
   */
  constructor(name: string, store: string) {
    this.#name = name;
    this.#store = store;
  }

  open(): Promise<IDBDatabase> {
    return (this.#opening ??= this.#open().catch((error: unknown) => {
      this.#failures += 1;
      this.#opening = null;
      throw error;
    }));
  }

  async all(board: string): Promise<StoredRow[]> {
    const rows = (await this.open()).transaction(this.#store).objectStore(this.#store);
    return answerOf<StoredRow[]>(rows.index('board').getAll(board));
  }

  /**
   * Writes rows over those of the same keys. A database that couldn't be opened again and again is deleted first, so that the
   * next start has what is written now. Nothing is deleted without something to put in its place.
   */
  async put(...rows: readonly StoredRow[]): Promise<void> {
    await this.#write(await this.#openToWrite(), (store) => rows.forEach((row) => store.put(row)));
  }

  /** Changes the row of a key; does nothing where there is none. */
  async change(key: string, changed: (row: StoredRow) => StoredRow): Promise<void> {
    await this.#write(await this.open(), (store) => {
      const found: IDBRequest<StoredRow | undefined> = store.get(key);
      found.onsuccess = () => found.result && store.put(changed(found.result));
    });
  }

  async remove(keys: readonly string[]): Promise<void> {
    await this.#write(await this.open(), (store) => keys.forEach((key) => store.delete(key)));
  }

  /** Removes all rows of a board. */
  async clear(board: string): Promise<void> {
    await this.#write(await this.open(), (store) => {
      const found = store.index('board').getAllKeys(board);
      found.onsuccess = () => found.result.forEach((key) => store.delete(key));
    });
  }

  async #openToWrite(): Promise<IDBDatabase> {
    try {
      return await this.open();
    } catch (error) {
      // A database that a newer program has made is whole, and stays for it.
      if (this.#failures < givenUpAfter || isNewer(error)) throw error;
      await answerOf(indexedDB.deleteDatabase(this.#name));
      return this.open();
    }
  }

  async #open(): Promise<IDBDatabase> {
    const request = indexedDB.open(this.#name, 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(this.#store, { keyPath: 'key' }).createIndex('board', 'board');
    const opened = await answerOf(request);
    opened.onversionchange = () => {
      this.#opening = null;
      opened.close();
    };
    opened.onclose = () => (this.#opening = null);
    this.#failures = 0;
    return opened;
  }

  /** Runs one transaction: all of it or nothing. Resolves when it is on the disk. */
  #write(database: IDBDatabase, run: (store: IDBObjectStore) => void): Promise<void> {
    return new Promise((done, failed) => {
      const transaction = database.transaction(this.#store, 'readwrite');
      transaction.oncomplete = () => done();
      transaction.onabort = () => failed(transaction.error ?? new DOMException('aborted', 'AbortError'));
      try {
        run(transaction.objectStore(this.#store));
      } catch (error) {
        failed(error as Error);
        transaction.abort();
      }
    });
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new DOMException('no answer', 'UnknownError'));
  });
}

function isNewer(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'VersionError';
}
