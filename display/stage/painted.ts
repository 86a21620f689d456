/**
 * When the page last painted a frame. Asked for once a second instead of counted frame by frame: a screen that does
 * nothing else mustn't draw sixty times a second for it. A page that is hidden or whose screen is off paints none.
 */
export class Painted {
  /** milliseconds, monotonic; null: none since the start */
  at: number | null = null;
  #asked = false;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** To be called about once a second. */
  ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.at = this.#now();
    });
  }
}
