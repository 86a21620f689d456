/** Elects one of a browser's open pages. */
export interface Election {
  readonly isLeading: boolean;
  /** Stands for election; nothing happens while this page stands already, or leads. */
  stand(): void;
  /** Gives the lead up, or doesn't want it any more. */
  withdraw(): void;
}

/**
 * Elects a page by a lock of the browser. A page that closes loses the lock by itself, and the next one that waits for it
 * leads. Browsers have locks on https and on localhost only.
 */
export class LockElection implements Election {
  readonly #name: string;
  readonly #onLead: () => void;
  #candidacy: AbortController | null = null;
  #resign: (() => void) | null = null;

  /**
   * @param name of the lock, the same in all pages
   * @param onLead called when this page begins to lead
   */
  constructor(name: string, onLead: () => void) {
    this.#name = name;
    this.#onLead = onLead;
  }

  get isLeading(): boolean {
    return this.#resign !== null;
  }

  stand(): void {
    if (this.#candidacy) return;
    const candidacy = (this.#candidacy = new AbortController());
    const lead = () =>
      new Promise<void>((resign) => {
        // The lock may come in the very moment in which this page withdraws.
        if (candidacy !== this.#candidacy) return resign();
        this.#resign = resign;
        this.#onLead();
      });
    navigator.locks.request(this.#name, { signal: candidacy.signal }, lead).catch((error: unknown) => {
      if (!candidacy.signal.aborted) console.warn(error);
    });
  }

  withdraw(): void {
    this.#candidacy?.abort();
    this.#candidacy = null;
    this.#resign?.();
    this.#resign = null;
  }
}
