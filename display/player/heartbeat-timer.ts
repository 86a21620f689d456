import { pause, type RunLater } from '$lib/local/timer';

export interface HeartbeatTimerOptions {
  /** reports to the server; rejects when the report didn't arrive */
  send(): Promise<void>;
  later: RunLater;
  /** milliseconds over which this server's boards spread their reports when all have something new */
  spread(): number;
  /** from 0 to 1 */
  random(): number;
  onTrouble(what: string): void;
}

/** Milliseconds between a board's reports, from which the office reads "last seen". */
const beatEvery = 5 * 60_000;

/**
 * Least milliseconds of spread: a new revision reaches all boards at the same moment, and even a few of them
 * shouldn't report in the same one.
 */
const leastSpread = 5000;

/**
 * Times a board's reports: soon after something new stands on the screen, and every few minutes, because a
 * board on which nothing changes is alive too.
 */
export class HeartbeatTimer {
  readonly #options: HeartbeatTimerOptions;
  /** undefined while there was nothing to report yet */
  #revision: number | null | undefined;
  #failures = 0;
  #stopped = false;
  #cancel: () => void = () => {};

  constructor(options: HeartbeatTimerOptions) {
    this.#options = options;
  }

  /**
   * Notes the revision that is visible; what is shown counts, not what was fetched.
   * @param revision null when nothing is shown, which is reported too
   */
  shown(revision: number | null): void {
    if (this.#revision === revision) return;
    this.#revision = revision;
    const { random, spread } = this.#options;
    this.#next(random() * Math.max(leastSpread, spread()));
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  #next(wait: number): void {
    this.#cancel();
    if (!this.#stopped) this.#cancel = this.#options.later(wait, () => void this.#beat());
  }

  async #beat(): Promise<void> {
    const { send, random, onTrouble } = this.#options;
    const said = this.#revision;
    // The interval varies, so that boards don't report in the same second after a power cut either. A report
    // that is under way must not cancel the next one.
    const usual = beatEvery * (1 - random() / 10);
    let wait = usual;
    try {
      await send();
      this.#failures = 0;
    } catch (error) {
      onTrouble(`can't report: ${String(error)}`);
      wait = Math.min(usual, 30_000 + pause(this.#failures++, random()));
    }
    if (this.#revision === said) this.#next(wait);
  }
}
