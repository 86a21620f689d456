import type { DBSchema } from 'idb';
import { BoardDatabase } from './board-database';
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
  readonly #database: BoardDatabase<Stores>;

  constructor(name = 'sunboard-board') {
    this.#database = new BoardDatabase(name, {
      version,
      make: (fresh) => fresh.createObjectStore('copies', { keyPath: 'key' }).createIndex('board', 'board')
    });
  }

  /** Before anything is asked of it: a disk that has just been started takes its time, and there is other work meanwhile. */
  open(): void {
    // Whoever asks for something hears why it couldn't be opened.
    this.#database.open().catch(() => {});
  }

  /** newest first */
  async copies(board: string): Promise<BoardCopy[]> {
    const copies = await (await this.#database.open()).getAllFromIndex('copies', 'board', board);
    return copies.sort((a, b) => b.order - a.order);
  }

  /** Writes over the copy in the same slot, and never touches the other one. */
  async write(copy: Omit<BoardCopy, 'key'>): Promise<void> {
    await (await this.#database.openToWrite()).put('copies', { ...copy, key: `${copy.board}/${copy.slot}` });
  }

  /** Nothing of this board stays. */
  async clear(board: string): Promise<void> {
    const transaction = (await this.#database.open()).transaction('copies', 'readwrite');
    await writeWhole(transaction, async ({ store }) => {
      for (const key of await store.index('board').getAllKeys(board)) await store.delete(key);
    });
  }

  /** Notes that a copy was still current at that moment. */
  async confirm(board: string, slot: 0 | 1, confirmed: number): Promise<void> {
    const transaction = (await this.#database.open()).transaction('copies', 'readwrite');
    await writeWhole(transaction, async ({ store }) => {
      const copy = await store.get(`${board}/${slot}`);
      if (copy) await store.put({ ...copy, confirmed });
    });
  }
}
