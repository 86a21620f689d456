/** Something to be done on the disk; `what` is for the log. */
interface Job {
  what: string;
  run: () => Promise<void>;
  done: () => void;
}

/**
 * What a board does on its disk, one thing after the other: a copy is numbered by the one before it. A full or broken
 * disk must not keep a board from showing what the server sends, so nothing here throws; and of what waits only the
 * last is kept, so that a disk that never answers gathers nothing in a board that runs for months.
 */
export class DiskWork {
  readonly #onTrouble: (what: string) => void;
  #busy = false;
  #next: Job | null = null;

  constructor(onTrouble: (what: string) => void) {
    this.#onTrouble = onTrouble;
  }

  get idle(): boolean {
    return !this.#busy;
  }

  /** @returns when it is done, has failed, or has given way to something later */
  run(what: string, run: () => Promise<void>): Promise<void> {
    return new Promise((done) => {
      this.#next?.done();
      this.#next = { what, run, done };
      if (!this.#busy) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (let job = this.#next; job; job = this.#next) {
      this.#next = null;
      try {
        await job.run();
      } catch (error) {
        this.#onTrouble(`can't ${job.what}: ${String(error)}`);
      }
      job.done();
    }
    this.#busy = false;
  }
}
