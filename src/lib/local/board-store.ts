import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { writeWhole } from './write-whole';

/** One of the two copies of a board's content; it is checked whenever it is read. */
export interface BoardCopy {
  key: string;
  board: string;
  slot: 0 | 1;
  /** grows with every copy: the larger of the two is the newer one */
  order: number;
  /** when the server last confirmed it, milliseconds since 1970 */
  confirmed: number;
  /** the feed, as JSON */
  text: string;
  /** of the text */
  digest: string;
}

interface Stores extends DBSchema {
  copies: { key: string; value: BoardCopy; indexes: { board: string } };
}

/** The first one: the library that boards began with counted in tens. */
const version = 10;

/** What a board keeps on its own disk: nothing personal beyond what hangs in the hall. */
export class BoardStore {
  readonly #name: string;
  #opening: Promise<IDBPDatabase<Stores>> | null = null;

  constructor(name = 'sunboard-board') {
    this.#name = name;
  }

  /** Before anything is asked of it: a disk that has just been started takes its time, and there is other work meanwhile. */
  open(): void {
    // Whoever asks for something hears why it couldn't be opened.
    this.#open().catch(() => {});
  }

  /** newest first */
  async copies(board: string): Promise<BoardCopy[]> {
    const copies = await (await this.#open()).getAllFromIndex('copies', 'board', board);
    return copies.sort((a, b) => b.order - a.order);
  }

  /** Writes over the copy in the same slot, and never touches the other one. */
  async write(copy: Omit<BoardCopy, 'key'>): Promise<void> {
    await (await this.#open()).put('copies', { ...copy, key: `${copy.board}/${copy.slot}` });
  }

  /** Nothing of this board stays. */
  async clear(board: string): Promise<void> {
    const transaction = (await this.#open()).transaction('copies', 'readwrite');
    await writeWhole(transaction, async ({ store }) => {
      for (const key of await store.index('board').getAllKeys(board)) await store.delete(key);
    });
  }

  /** Notes that a copy was still current at that moment. */
  async confirm(board: string, slot: 0 | 1, confirmed: number): Promise<void> {
    const transaction = (await this.#open()).transaction('copies', 'readwrite');
    await writeWhole(transaction, async ({ store }) => {
      const copy = await store.get(`${board}/${slot}`);
      if (copy) await store.put({ ...copy, confirmed });
    });
  }

  /** Opened once, and again after it failed or was closed from outside: a board runs for months. */
  #open(): Promise<IDBPDatabase<Stores>> {
    const opening = (this.#opening ??= openDB<Stores>(this.#name, version, {
      upgrade(fresh) {
        fresh.createObjectStore('copies', { keyPath: 'key' }).createIndex('board', 'board');
      },
      blocking: () => void this.#close(opening),
      terminated: () => (this.#opening = null)
    }).catch((error: unknown) => {
      this.#opening = null;
      throw error;
    }));
    return opening;
  }

  async #close(opening: Promise<IDBPDatabase<Stores>>): Promise<void> {
    this.#opening = null;
    (await opening).close();
  }
}
