/** Milliseconds after which a screen without a painted frame counts as standing still. */
export const paintedWithin = 3000;

/**
 * Knows when the page last painted a frame. It asks once a second instead of counting frames, because an idle
 * screen mustn't draw sixty times a second for it. A hidden page, or one on a dark screen, paints none.
 */
export class Painted {
  /** milliseconds, monotonic; null when none was painted since the start */
  at: number | null = null;
  #asked: Promise<void> | null = null;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Whether a frame was painted lately.
   * @param now milliseconds by the same clock
   */
  isRecent(now: number): boolean {
    return this.at !== null && now - this.at < paintedWithin;
  }

  /**
   * Asks for a frame.
   * @returns when it is painted, which may never happen
   */
  ask(): Promise<void> {
    return (this.#asked ??= new Promise((done) =>
      requestAnimationFrame(() => {
        this.#asked = null;
        this.at = this.#now();
        done();
      })
    ));
  }
}
