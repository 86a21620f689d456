import { pause, type Later } from '$lib/local/timer';

export interface HeartbeatOptions {
  /** tells the server how this board is; rejects when it couldn't be told */
  send(): Promise<void>;
  later: Later;
  /** milliseconds over which the boards of this server are to speak when all have something new to say */
  spread(): number;
  /** from 0 to 1 */
  random(): number;
  onTrouble(what: string): void;
}

/** How often a board says how it is: what the office reads as "last seen". */
export const beatEvery = 5 * 60_000;

/** A new revision reaches all boards at the same moment: even a few don't all say so in the same one. */
const leastSpread = 5000;

/**
 * Says how the board is: soon after something new stands on the screen, and every few minutes. By a timer of its own: a
 * board on which nothing changes is alive, too.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  /** undefined: there was nothing to say yet */
  #revision: number | null | undefined;
  #failures = 0;
  #stopped = false;
  #cancel: () => void = () => {};

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  /** A scene of this revision is in front: what is shown counts, not what was fetched. Null: nothing, and that has to be said. */
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
    // Not all in the same second after a power cut either. One that is under way must not call the next one off.
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
