import type { ShownNotice } from '../../sync';
import { BoardDatabase } from './database';

/** One day of one notice on this screen. */
export interface StoredProof {
  /** key of the board's copy */
  board: string;
  notice: ShownNotice;
  /** seconds of it that the server has received */
  reported: number;
}

/**
 * Seconds for which this board has shown each notice, kept until the server has them. The store is apart
 * from the copies, because a board that falls back to its former version couldn't open a database that a
 * newer version has changed.
 */
export class ShownStore {
  readonly #database: BoardDatabase<StoredProof & { key: string }>;

  constructor(name = 'sunboard-shown') {
    this.#database = new BoardDatabase(name, 'showings');
  }

  async all(board: string): Promise<StoredProof[]> {
    return this.#database.all(board);
  }

  async write(showings: readonly StoredProof[]): Promise<void> {
    await this.#database.put(...showings.map((each) => ({ ...each, key: keyOf(each) })));
  }

  async remove(showings: readonly StoredProof[]): Promise<void> {
    await this.#database.remove(showings.map(keyOf));
  }
}

function keyOf({ board, notice }: StoredProof): string {
  return `${board}/${notice.day}/${notice.code}/${notice.run}`;
}
