import type { BoardCopy, BoardStore } from '$lib/local/board-store';
import { digestOf } from '$lib/notice';
import type { BoardFeed } from '$lib/sync';
import { shapedFeed } from './feed-check';

/** As much of the store as is used: tests bring their own. */
export type CopyStore = Pick<BoardStore, 'copies' | 'write' | 'confirm' | 'clear'>;

export interface LastCopy {
  feed: BoardFeed;
  confirmed: number;
}

/**
 * The last good content, in two generations: a new one is written over the older of the two, so that a power cut
 * in the middle of writing costs nothing. Each has a digest of all that is in it, which is checked when it is read.
 */
export class Copies {
  readonly #store: CopyStore;
  readonly #board: string;
  readonly #onBroken: (what: string) => void;
  #newest: Pick<BoardCopy, 'slot' | 'order'> | null = null;
  /** of all that lie there, also of those that this program can't read: what it writes is newer */
  #highest = 0;

  /** @param onBroken told of each copy that isn't what was written */
  constructor(store: CopyStore, board: string, onBroken: (what: string) => void = () => {}) {
    this.#store = store;
    this.#board = board;
    this.#onBroken = onBroken;
  }

  /** The newest one that is whole; null when there is none. */
  async read(): Promise<LastCopy | null> {
    const copies = await this.#store.copies(this.#board);
    this.#highest = Math.max(this.#highest, ...copies.map(({ order }) => order));
    for (const copy of copies) {
      if (isBroken(copy)) {
        this.#onBroken(`copy ${copy.order} isn't what was written`);
        continue;
      }
      const feed = feedIn(copy);
      if (!feed) continue;
      this.#newest = copy;
      return { feed, confirmed: copy.confirmed };
    }
    return null;
  }

  async write(feed: BoardFeed, confirmed: number): Promise<void> {
    const slot = this.#newest?.slot === 0 ? 1 : 0;
    const order = this.#highest + 1;
    const text = JSON.stringify(feed);
    await this.#store.write({ board: this.#board, slot, order, confirmed, text, digest: digestOf(text) });
    this.#newest = { slot, order };
    this.#highest = order;
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

function isBroken({ text, digest }: Partial<BoardCopy>): boolean {
  return typeof text === 'string' && digestOf(text) !== digest;
}

/**
 * Its notices were checked when it came: what was kept whole is still what came. A copy of an earlier program may have another
 * shape; it is none, and written over.
 */
function feedIn({ text }: Partial<BoardCopy>): BoardFeed | null {
  return typeof text === 'string' ? shapedFeed(JSON.parse(text)) : null;
}
