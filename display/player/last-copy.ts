import type { BoardCopy, BoardStore } from '$lib/local/board-store';
import type { BoardFeed } from '$lib/sync';
import { checkedFeed } from './feed-check';

/** As much of the store as is used: tests bring their own. */
export type CopyStore = Pick<BoardStore, 'copies' | 'write' | 'confirm' | 'clear'>;

export interface LastCopy {
  feed: BoardFeed;
  confirmed: number;
}

/**
 * The last good content, in two generations: a new one is written over the older of the two, so that a power cut
 * in the middle of writing costs nothing, and each is checked when it is read.
 */
export class Copies {
  readonly #store: CopyStore;
  readonly #board: string;
  #newest: Pick<BoardCopy, 'slot' | 'order'> | null = null;

  constructor(store: CopyStore, board: string) {
    this.#store = store;
    this.#board = board;
  }

  /** The newest one that is whole; null when there is none. */
  async read(): Promise<LastCopy | null> {
    for (const copy of await this.#store.copies(this.#board)) {
      const feed = checkedFeed(copy.feed);
      if (!feed) continue;
      this.#newest = copy;
      return { feed, confirmed: copy.confirmed };
    }
    return null;
  }

  async write(feed: BoardFeed, confirmed: number): Promise<void> {
    const slot = this.#newest?.slot === 0 ? 1 : 0;
    const order = (this.#newest?.order ?? 0) + 1;
    await this.#store.write({ board: this.#board, slot, order, confirmed, feed });
    this.#newest = { slot, order };
  }

  /** The board belongs to nobody any more: nothing of what it showed stays on its disk. */
  async clear(): Promise<void> {
    this.#newest = null;
    await this.#store.clear(this.#board);
  }

  async confirm(confirmed: number): Promise<void> {
    if (this.#newest) await this.#store.confirm(this.#board, this.#newest.slot, confirmed);
  }
}
