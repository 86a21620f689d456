import type { Later } from '$lib/local/timer';

export interface ReportOptions {
  /** tells the server which revision stands on the screen; rejects when it couldn't be told */
  send(revision: number): Promise<void>;
  /** milliseconds, monotonic */
  now(): number;
  later: Later;
  random(): number;
  onTrouble(what: string): void;
}

/** How often a board says that it still shows the same: what the office reads as "last seen". */
const every = 5 * 60_000;

/** A new revision reaches a county's boards at the same moment: they don't all say so in the same one. */
const spread = 5000;

/** Says what is shown, not what was fetched: that is what the office wants to know of a screen in a hall. */
export class Report {
  readonly #options: ReportOptions;
  #said: { revision: number; at: number } | null = null;
  #cancel: () => void = () => {};

  constructor(options: ReportOptions) {
    this.#options = options;
  }

  /** A scene of this revision is in front. */
  shown(revision: number): void {
    const { now, later, random } = this.#options;
    if (this.#said?.revision === revision && now() - this.#said.at < every) return;
    this.#said = { revision, at: now() };
    this.#cancel();
    this.#cancel = later(random() * spread, () => void this.#send(revision));
  }

  stop(): void {
    this.#cancel();
  }

  async #send(revision: number): Promise<void> {
    try {
      await this.#options.send(revision);
    } catch (error) {
      // The next scene says it.
      this.#said = null;
      this.#options.onTrouble(`can't report: ${String(error)}`);
    }
  }
}
