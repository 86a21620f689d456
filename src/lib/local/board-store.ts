import { Dexie, type EntityTable } from 'dexie';

/** One of the two copies of a board's content; `feed` is as it came and is checked whenever it is read. */
export interface BoardCopy {
  key: string;
  board: string;
  slot: 0 | 1;
  /** grows with every copy: the larger of the two is the newer one */
  order: number;
  /** when the server last confirmed it, milliseconds since 1970 */
  confirmed: number;
  feed: unknown;
}

class BoardDatabase extends Dexie {
  copies!: EntityTable<BoardCopy, 'key'>;

  constructor(name: string) {
    super(name);
    this.version(1).stores({ copies: 'key, board' });
  }
}

/** What a board keeps on its own disk: nothing personal beyond what hangs in the hall. */
export class BoardStore {
  readonly #database: BoardDatabase;

  constructor(name = 'sunboard-board') {
    this.#database = new BoardDatabase(name);
  }

  /** newest first */
  async copies(board: string): Promise<BoardCopy[]> {
    const copies = await this.#database.copies.where('board').equals(board).toArray();
    return copies.sort((a, b) => b.order - a.order);
  }

  /** Writes over the copy in the same slot, and never touches the other one. */
  async write(copy: Omit<BoardCopy, 'key'>): Promise<void> {
    await this.#database.copies.put({ ...copy, key: `${copy.board}/${copy.slot}` });
  }

  /** Nothing of this board stays. */
  async clear(board: string): Promise<void> {
    await this.#database.copies.where('board').equals(board).delete();
  }

  /** Notes that a copy was still current at that moment. */
  async confirm(board: string, slot: 0 | 1, confirmed: number): Promise<void> {
    await this.#database.copies.update(`${board}/${slot}`, { confirmed });
  }
}
