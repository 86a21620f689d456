import type { LedgerPageLine } from './ledger-page-lines';

interface Held {
  /** index of this block of lines (a hundred, by default) */
  hundred: number;
  lines: readonly LedgerPageLine[];
}

/**
 * Loads a long list's lines in blocks as they are scrolled to. A limited number of blocks is kept; others are
 * loaded again when needed.
 */
export class PassingLines {
  #held = $state.raw<readonly Held[]>([]);
  #asking = false;
  #wanted: readonly number[] = [];
  readonly #size: number;
  readonly #ask: (skip: number) => Promise<readonly LedgerPageLine[]>;
  /** the last request failed; `again` repeats it */
  failed = $state(false);

  constructor(
    {
      size,
      skip,
      lines
    }: {
      size: number;
      /** place of the first of the given lines */ skip: number;
      lines: readonly LedgerPageLine[];
    },
    ask: (skip: number) => Promise<readonly LedgerPageLine[]>
  ) {
    this.#size = size;
    this.#ask = ask;
    this.#held = [{ hundred: skip / size, lines }];
  }

  /** the line at a place; null while it is loading */
  at(place: number): LedgerPageLine | null {
    return this.#linesOf(Math.floor(place / this.#size))?.[place % this.#size] ?? null;
  }

  /**
   * Loads the lines of these places. Only one request runs at a time, and places that were scrolled past
   * meanwhile are never requested.
   */
  want(from: number, until: number): void {
    const first = Math.floor(from / this.#size);
    const last = Math.floor(Math.max(from, until - 1) / this.#size);
    this.#wanted = Array.from({ length: last - first + 1 }, (_, n) => first + n);
    if (!this.#asking && !this.failed) void this.#fetch();
  }

  again(): void {
    this.failed = false;
    void this.#fetch();
  }

  async #fetch(): Promise<void> {
    this.#asking = true;
    for (;;) {
      const next = this.#wanted.find((hundred) => !this.#linesOf(hundred));
      if (next === undefined) break;
      try {
        this.#keep(next, await this.#ask(next * this.#size));
      } catch {
        // Without a connection, or signed out meanwhile, the list says so and offers to try again.
        this.failed = true;
        break;
      }
    }
    this.#asking = false;
  }

  #linesOf(hundred: number): readonly LedgerPageLine[] | undefined {
    return this.#held.find((held) => held.hundred === hundred)?.lines;
  }

  #keep(hundred: number, lines: readonly LedgerPageLine[]): void {
    const far = (held: Held) => Math.abs(held.hundred - hundred);
    this.#held = [{ hundred, lines }, ...this.#held].sort((a, b) => far(a) - far(b)).slice(0, mostHeld);
  }
}

/** Number of blocks kept in memory. */
const mostHeld = 20;
