/** Milliseconds. Longer ago than that: the screen stands still. */
export const paintedWithin = 3000;

/**
 * When the page last painted a frame. Asked for once a second instead of counted frame by frame: a screen that does
 * nothing else mustn't draw sixty times a second for it. A page that is hidden or whose screen is off paints none.
 */
export class Painted {
  /** milliseconds, monotonic; null: none since the start */
  at: number | null = null;
  #asked: Promise<void> | null = null;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether the screen moves: it painted one lately, at this moment of the same clock. */
  isRecent(now: number): boolean {
    return this.at !== null && now - this.at < paintedWithin;
  }

  /** @returns when a frame is painted: never, perhaps */
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
