import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** Failures in a row to open a database before it is given up. */
const givenUpAfter = 2;

interface Shape<Stores extends DBSchema> {
  version: number;
  /** makes what is in it */
  make(fresh: IDBPDatabase<Stores>): void;
}

/**
 * One of a board's databases. Opened once, and again after it failed or was closed from outside: a board runs for months.
 * After a power cut the browser may never open it again ("Internal error opening backing store"): then it is made anew.
 */
export class BoardDatabase<Stores extends DBSchema> {
  readonly #name: string;
  readonly #shape: Shape<Stores>;
  #opening: Promise<IDBPDatabase<Stores>> | null = null;
  #failures = 0;

  constructor(name: string, shape: Shape<Stores>) {
    this.#name = name;
    this.#shape = shape;
  }

  open(): Promise<IDBPDatabase<Stores>> {
    return (this.#opening ??= this.#open());
  }

  /**
   * To write: one that couldn't be opened again and again is deleted first, so that the next start has what is written now.
   * Nothing is given up without something to put in its place; and one that a newer program has made stays.
   */
  async openToWrite(): Promise<IDBPDatabase<Stores>> {
    try {
      return await this.open();
    } catch (error) {
      if (this.#failures < givenUpAfter || isNewer(error)) throw error;
      await deleteDB(this.#name);
      return this.open();
    }
  }

  async #open(): Promise<IDBPDatabase<Stores>> {
    const { version, make } = this.#shape;
    try {
      const opened = await openDB<Stores>(this.#name, version, {
        upgrade: make,
        blocking: () => {
          this.#opening = null;
          opened.close();
        },
        terminated: () => (this.#opening = null)
      });
      this.#failures = 0;
      return opened;
    } catch (error) {
      this.#failures += 1;
      this.#opening = null;
      throw error;
    }
  }
}

function isNewer(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'VersionError';
}
