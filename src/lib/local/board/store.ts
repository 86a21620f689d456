import { BoardDatabase } from './database';

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
  /** digest of `text` */
  digest: string;
}

/** A board's own copies on its disk. Nothing personal is in them beyond what the hall sees anyway. */
export class BoardStore {
  readonly #database: BoardDatabase<BoardCopy>;

  constructor(name = 'sunboard-board') {
    this.#database = new BoardDatabase(name, 'copies');
  }

  /**
   * Opens the database before anything is read: a disk that has just been started takes its time, and there
   * is other work meanwhile.
   */
  open(): void {
    // Opening early only saves time; each later call reports by itself why the database couldn't be opened.
    this.#database.open().catch(() => {});
  }

  /** newest first */
  async copies(board: string): Promise<BoardCopy[]> {
    const copies = await this.#database.all(board);
    return copies.sort((a, b) => b.order - a.order);
  }

  /** Writes over the copy in the same slot, and never touches the other one. */
  async write(copy: Omit<BoardCopy, 'key'>): Promise<void> {
    await this.#database.put({ ...copy, key: keyOf(copy.board, copy.slot) });
  }

  /** Nothing of this board stays. */
  async clear(board: string): Promise<void> {
    await this.#database.clear(board);
  }

  /** Notes that a copy was still current at that moment. */
  async confirm(board: string, slot: 0 | 1, confirmed: number): Promise<void> {
    await this.#database.change(keyOf(board, slot), (copy) => ({ ...copy, confirmed }));
  }
}

function keyOf(board: string, slot: 0 | 1): string {
  return `${board}/${slot}`;
}
