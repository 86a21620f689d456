import { hasAllFaces } from './faces';
import { lacksLetters } from './letters';

/** As many texts and scenes as a playlist has, and some; with old ones among them it begins anew. */
const most = 400;
/** characters on the disk; a board whose texts are longer measures them at its next start */
const mostKept = 400_000;

/** As much of `localStorage` as is used: read in one go, before the first scene is drawn. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * What was measured on this screen: pages of running text, sizes at which all fits. It holds for the same text on the same
 * screen with all its letters there, and so for the next start too, which on a slow screen spent most of its time measuring.
 * Whoever takes something from it looks whether it still holds.
 */
export class Remembered {
  readonly #shelf: Shelf | null;
  readonly #name: string;
  /** what all of it depends on: another one has measured by other rules */
  readonly #stamp: string;
  #entries = new Map<string, unknown>();
  #isNew = false;

  constructor({ shelf, name, stamp }: { shelf: Shelf | null; name: string; stamp: string }) {
    this.#shelf = shelf;
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

  /** For the next start. A disk that is full or refuses costs that start its head start, and nothing else. */
  save(): void {
    if (!this.#isNew || !this.#shelf) return;
    this.#isNew = false;
    const text = JSON.stringify({ stamp: this.#stamp, entries: [...this.#entries] });
    try {
      if (text.length <= mostKept) this.#shelf.setItem(this.#name, text);
      else this.#shelf.removeItem(this.#name);
    } catch (error) {
      console.warn(`measures: ${String(error)}`);
    }
  }

  /** Nothing of what this screen showed stays on its disk. */
  clear(): void {
    this.#entries.clear();
    this.#isNew = false;
    this.#shelf?.removeItem(this.#name);
  }

  #read(): void {
    try {
      const { stamp, entries } = JSON.parse(this.#shelf?.getItem(this.#name) ?? '{}') as {
        stamp?: string;
        entries?: [string, unknown][];
      };
      if (stamp === this.#stamp) this.#entries = new Map(entries);
    } catch (error) {
      console.warn(`measures: ${String(error)}`);
    }
  }
}

/** Where this browser keeps it: nowhere, when it lets no page keep anything. */
export function shelfHere(): Shelf | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** Of the screen, which measures depend on; in CSS pixels. */
export function screenSize(): string {
  return `${innerWidth}×${innerHeight}`;
}

/** Whether no letter is on its way that would change what is measured now. */
export function hasLetters(): boolean {
  return hasAllFaces() && !lacksLetters() && document.fonts.status === 'loaded';
}
