import type { ShownNotice } from '../sync';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

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
  readonly #name: string;
  #opening: Promise<IDBPDatabase<Stores>> | null = null;

  constructor(name = 'sunboard-shown') {
    this.#name = name;
  }

  async all(board: string): Promise<KeptShowing[]> {
    return (await this.#open()).getAllFromIndex('showings', 'board', board);
  }

  async write(showings: readonly KeptShowing[]): Promise<void> {
    const transaction = (await this.#open()).transaction('showings', 'readwrite');
    await Promise.all([
      ...showings.map((each) => transaction.store.put({ ...each, key: keyOf(each) })),
      transaction.done
    ]);
  }

  async remove(showings: readonly KeptShowing[]): Promise<void> {
    const transaction = (await this.#open()).transaction('showings', 'readwrite');
    await Promise.all([...showings.map((each) => transaction.store.delete(keyOf(each))), transaction.done]);
  }

  #open(): Promise<IDBPDatabase<Stores>> {
    return (this.#opening ??= openDB<Stores>(this.#name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('showings', { keyPath: 'key' }).createIndex('board', 'board');
      },
      terminated: () => (this.#opening = null)
    }).catch((error: unknown) => {
      this.#opening = null;
      throw error;
    }));
  }
}

function keyOf({ board, notice }: KeptShowing): string {
  return `${board}/${notice.day}/${notice.code}`;
}
