import { hasAllFaces } from './faces';
import { lacksLetters } from './letters';

/**
 * Greatest number of entries: more texts and scenes than a playlist has. When it is exceeded, everything is
 * dropped.
 */
const most = 400;
/** greatest number of characters on the disk; a board with longer texts measures them at its next start */
const mostKept = 400_000;

/** The used part of `localStorage`, which is read in one go before the first scene is drawn. */
export type MeasureStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Remembers what was measured on this screen: pages of running text, and sizes at which all fits. It is valid
 * for the same text on the same screen with all fonts loaded, and so for the next start too. A slow screen would
 * spend most of a start measuring. Users of an entry check whether it still fits.
 */
export class MeasureCache {
  readonly #storage: MeasureStorage | null;
  readonly #name: string;
  /** everything that the entries depend on; entries under another stamp were measured by other rules */
  readonly #stamp: string;
  #entries = new Map<string, unknown>();
  #isNew = false;

  constructor({ storage, name, stamp }: { storage: MeasureStorage | null; name: string; stamp: string }) {
    this.#storage = storage;
    this.#name = name;
    this.#stamp = stamp;
    this.#read();
  }

  get(key: string): unknown {
    return this.#entries.get(key);
  }

  set(key: string, value: unknown): void {
    if (this.#entries.size >= most && !this.#entries.has(key)) this.#entries.clear();
    this.#entries.set(key, value);
    this.#isNew = true;
  }

  /** Stores the entries for the next start. A full or refusing disk only costs that start its advantage. */
  save(): void {
    if (!this.#isNew || !this.#storage) return;
    this.#isNew = false;
    const text = JSON.stringify({ stamp: this.#stamp, entries: [...this.#entries] });
    try {
      if (text.length <= mostKept) this.#storage.setItem(this.#name, text);
      else this.#storage.removeItem(this.#name);
    } catch (error) {
      console.warn(`measures: ${String(error)}`);
    }
  }

  /** Deletes what this screen showed from its disk. */
  clear(): void {
    this.#entries.clear();
    this.#isNew = false;
    this.#storage?.removeItem(this.#name);
  }

  #read(): void {
    try {
      const { stamp, entries } = JSON.parse(this.#storage?.getItem(this.#name) ?? '{}') as {
        stamp?: string;
        entries?: [string, unknown][];
      };
      if (stamp === this.#stamp) this.#entries = new Map(entries);
    } catch (error) {
      console.warn(`measures: ${String(error)}`);
    }
  }
}

/** The browser's storage; null when it doesn't let pages store anything. */
export function measureStorage(): MeasureStorage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** The size of the screen in CSS pixels, on which measures depend. */
export function screenSize(): string {
  return `${innerWidth}×${innerHeight}`;
}

/** Whether all fonts are loaded, so that measures taken now stay valid. */
export function hasLetters(): boolean {
  return hasAllFaces() && !lacksLetters() && document.fonts.status === 'loaded';
}
