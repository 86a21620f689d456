import type { LineView } from '../../ledger-line-view';

interface Held {
  /** number of the hundred */
  hundred: number;
  lines: readonly LineView[];
}

/** Lines of a long list as they are scrolled to, a hundred at a time. Only so many are kept: the rest is asked for again. */
export class PassingLines {
  #held = $state.raw<readonly Held[]>([]);
  #asking = false;
  #wanted: readonly number[] = [];
  readonly #size: number;
  readonly #ask: (skip: number) => Promise<readonly LineView[]>;
  /** the last question failed: see `again` */
  failed = $state(false);

  constructor(
    {
      size,
      skip,
      lines
    }: { size: number; /** of the lines that are at hand */ skip: number; lines: readonly LineView[] },
    ask: (skip: number) => Promise<readonly LineView[]>
  ) {
    this.#size = size;
    this.#ask = ask;
    this.#held = [{ hundred: skip / size, lines }];
  }

  /** null while it is on its way */
  at(place: number): LineView | null {
    return this.#linesOf(Math.floor(place / this.#size))?.[place % this.#size] ?? null;
  }

  /**
   * Sees to it that these places are there. One question at a time: what has been scrolled past while it was answered is
   * never asked for.
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
        // No connection, or signed out meanwhile: the list says so, with a button.
        this.failed = true;
        break;
      }
    }
    this.#asking = false;
  }

  #linesOf(hundred: number): readonly LineView[] | undefined {
    return this.#held.find((held) => held.hundred === hundred)?.lines;
  }

  #keep(hundred: number, lines: readonly LineView[]): void {
    const far = (held: Held) => Math.abs(held.hundred - hundred);
    this.#held = [{ hundred, lines }, ...this.#held].sort((a, b) => far(a) - far(b)).slice(0, mostHeld);
  }
}

/** Hundreds of lines that stay in memory. */
const mostHeld = 20;
