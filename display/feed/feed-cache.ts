import type { BoardCopy, BoardStore } from '$lib/local/board/store';
import { digestOf } from '$lib/notice';
import type { BoardFeed } from '$lib/sync';
import { shapedFeed } from './feed-check';

/** The part of the store that is used; tests bring their own. */
export type CopyStore = Pick<BoardStore, 'copies' | 'write' | 'confirm' | 'clear'>;

export interface LastCopy {
  feed: BoardFeed;
  confirmed: number;
}

/**
 * Stores the last good content in two generations: a new one overwrites the older of both, so that a power
 * cut while writing costs nothing. Each has a digest of its whole content, which is checked when reading.
 */
export class FeedCache {
  readonly #store: CopyStore;
  readonly #board: string;
  readonly #onBroken: (what: string) => void;
  #newest: Pick<BoardCopy, 'slot' | 'order'> | null = null;
  /**
   * the highest number of all stored copies, including those that this program can't read, so that its own
   * count as newer
   */
  #highest = 0;

  /**
   * @param board name under which copies are stored
   * @param onBroken called for each copy that isn't what was written
   */
  constructor(store: CopyStore, board: string, onBroken: (what: string) => void = () => {}) {
    this.#store = store;
    this.#board = board;
    this.#onBroken = onBroken;
  }

  /** Reads the newest undamaged copy; null when there is none. */
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

  /** Deletes what the board showed, because it belongs to nobody any more. */
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
 * Reads a copy's feed. Its notices were checked when it came, and the copy's digest proves that it is
 * unchanged. A copy of another version may lack fields that this one needs; it counts as none, and is
 * overwritten.
 */
function feedIn({ text }: Partial<BoardCopy>): BoardFeed | null {
  return typeof text === 'string' ? shapedFeed(JSON.parse(text)) : null;
}
