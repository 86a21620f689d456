/** Work for the disk; `what` names it in the log. */
interface Job {
  what: string;
  run: () => Promise<void>;
  done: () => void;
}

/**
 * Runs a board's work on its disk one job after the other, because each copy is numbered by the one before. A
 * full or broken disk must not keep a board from showing the server's content, so nothing here throws; and
 * only the last waiting job is kept, so that a disk that never answers fills no memory over months.
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

  /**
   * Runs a job when its turn comes.
   * @returns when it is done, has failed, or was replaced by a later one
   */
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
