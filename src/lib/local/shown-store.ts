import type { ShownNotice } from '../sync';
import type { DBSchema } from 'idb';
import { BoardDatabase } from './board-database';

/** One day of one notice on this screen. */
export interface KeptShowing {
  /** as the copy of the board's content is named */
  board: string;
  notice: ShownNotice;
  /** seconds of it that the server has been told */
  told: number;
}

interface Stores extends DBSchema {
  showings: { key: string; value: KeptShowing & { key: string }; indexes: { board: string } };
}

/**
 * What a board has shown and for how long, until the server knows it. A database of its own, beside the copies': the
 * version of the program that a board falls back to couldn't open one that a newer version has changed.
 */
export class ShownStore {
  readonly #database: BoardDatabase<Stores>;

  constructor(name = 'sunboard-shown') {
    this.#database = new BoardDatabase(name, {
      version: 1,
      make: (fresh) => fresh.createObjectStore('showings', { keyPath: 'key' }).createIndex('board', 'board')
    });
  }

  async all(board: string): Promise<KeptShowing[]> {
    return (await this.#database.open()).getAllFromIndex('showings', 'board', board);
  }

  async write(showings: readonly KeptShowing[]): Promise<void> {
    const transaction = (await this.#database.openToWrite()).transaction('showings', 'readwrite');
    await Promise.all([
      ...showings.map((each) => transaction.store.put({ ...each, key: keyOf(each) })),
      transaction.done
    ]);
  }

  async remove(showings: readonly KeptShowing[]): Promise<void> {
    const transaction = (await this.#database.open()).transaction('showings', 'readwrite');
    await Promise.all([...showings.map((each) => transaction.store.delete(keyOf(each))), transaction.done]);
  }
}

function keyOf({ board, notice }: KeptShowing): string {
  return `${board}/${notice.day}/${notice.code}`;
}
