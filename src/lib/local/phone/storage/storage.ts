import type { Subscription } from 'dexie';
import type { MyDelta, MyState } from '../../../sync';
import { inTime, storagePatience } from '../../patience';
import { applyDelta, replaceAll } from '../apply';
import { PhoneDb } from './db';
import { watchPhone } from '../read';
import { storageFaultOf, type StorageFault } from './storage-fault';

/** A first answer is a year of entries: a slow phone may take this many times as long to write as to open. */
const writesTake = 4;

/**
 * A browser says that it closes a database before it is done with it, and a request that comes too early
 * fails or never ends: the first one waits for this part of the patience, each later one twice as long as
 * the one before.
 */
const reopensAfter = 1 / 5;
/**
 * Attempts after a loss, half a minute in all. After that the database is tried again with the server's
 * next answer only.
 */
const reopenings = 6;

interface PhoneStorageOptions {
  owner: string;
  /** the page's present state, written whole when the database has fallen behind */
  current(): MyState;
  /** receives the database's state after each change that any tab has made */
  onKept(state: MyState): void;
  /** null: everything of the page is stored */
  onFault(fault: StorageFault | null): void;
  /** the database is open, or gone (null) */
  onDatabase(db: PhoneDb | null): void;
  /** another tab has deleted it */
  onTaken(): void;
  /** whether another tab has deleted it, so that it must not be made anew; default: it hasn't */
  isTaken?(): boolean;
  /** how long opening may take, ms */
  patience?: number;
}

/**
 * The database of one open page, as long as it is available. A fault of the database doesn't stop the page:
 * the page reports it, each answer of the server tries the database again, and the whole state is written
 * when it works again.
 */
export class PhoneStorage {
  readonly #options: PhoneStorageOptions;
  readonly #patience: number;
  #db: PhoneDb | null = null;
  #watching: Subscription | null = null;
  /** set while the page waits for it to open */
  #opening: Promise<void> | null = null;
  #reopening: ReturnType<typeof setTimeout> | undefined;
  /** tries since the browser closed it, or since the last answer */
  #reopened = 0;
  #closed = false;

  constructor(options: PhoneStorageOptions) {
    this.#options = options;
    this.#patience = options.patience ?? storagePatience;
  }

  /**
   * Opens the database and writes the page's state. It resolves when that is stored, has failed or takes
   * too long.
   */
  async open(): Promise<void> {
    if (this.#closed || this.#db) return;
    this.#opening ??= this.#open().finally(() => (this.#opening = null));
    await this.#try(this.#opening);
  }

  /**
   * Keeps an answer that the page shows already.
   *
   * @param replaces whether what the database has is void, because the server starts anew
   */
  async keep(delta: MyDelta, replaces: boolean): Promise<void> {
    this.#reopened = 0;
    if (this.#db) return this.#try(inTime(this.#patience * writesTake, this.#put(this.#db, delta, replaces)));
    const isWaiting = this.#opening !== null;
    await this.open();
    // That try had begun before this answer, and may have been lost already: this one has a try of its own.
    if (isWaiting) await this.open();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#reopening);
    this.#drop();
  }

  async #open(): Promise<void> {
    const { owner, isTaken, onTaken } = this.#options;
    // Without an open database no `versionchange` has told of a deletion.
    if (isTaken?.()) return onTaken();
    const opening = PhoneDb.open(owner, onTaken, () => this.#lose());
    // A database that opens long after the wait was given up is used as well; whether it opens at all is
    // awaited below.
    const used = opening.then(
      (db) => this.#use(db),
      () => undefined
    );
    await inTime(this.#patience, opening);
    await used;
  }

  /** Writes what the page has, and follows what other tabs write. Tells its faults itself: it may come long after the wait. */
  async #use(db: PhoneDb): Promise<void> {
    // A later try was faster.
    if (this.#closed || this.#db) return db.close();
    this.#db = db;
    this.#options.onDatabase(db);
    try {
      await inTime(this.#patience * writesTake, this.#put(db, whole(this.#options.current()), false));
    } catch (error) {
      if (this.#db === db) this.#fail(error);
    }
    if (this.#db !== db) return;
    this.#watching = watchPhone(
      db,
      (state) => state && this.#options.onKept(state),
      (error) => this.#fail(error)
    );
  }

  async #put(db: PhoneDb, delta: MyDelta, replaces: boolean): Promise<void> {
    const verdict = replaces ? 'gap' : await applyDelta(db, delta);
    // The database lacks what an earlier answer brought, and the page has it, so the page's whole state is
    // written.
    if (verdict === 'gap') await replaceAll(db, whole(this.#options.current()));
    if (!this.#closed && this.#db === db) this.#options.onFault(null);
  }

  async #try(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    // Closing fails the work that is under way, and that is no fault.
    if (this.#closed) return;
    console.warn(error);
    this.#drop();
    this.#options.onFault(storageFaultOf(error));
  }

  /** The browser has closed it: it is opened again by itself, a few times at most. */
  #lose(): void {
    if (this.#closed) return;
    this.#drop();
    clearTimeout(this.#reopening);
    if (this.#reopened === reopenings) return this.#options.onFault('failed');
    const wait = this.#patience * reopensAfter * 2 ** this.#reopened++;
    this.#reopening = setTimeout(() => void this.#reopen(), wait);
  }

  async #reopen(): Promise<void> {
    await this.open();
    if (!this.#db) this.#lose();
  }

  #drop(): void {
    this.#watching?.unsubscribe();
    this.#watching = null;
    if (this.#db) this.#options.onDatabase(null);
    this.#db?.close();
    this.#db = null;
  }
}

/** The page's whole state in the form of a first answer. */
function whole(state: MyState): MyDelta {
  return { ...state, after: 0 };
}
