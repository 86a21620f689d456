import { ownFor } from '../player/scheduler';

interface Options {
  /** called at each touch */
  onTouch(): void;
  /** called when nobody touches it any more */
  onGone(): void;
}

/**
 * A visitor at the board, until half a minute after their last touch, and what the board shows for them
 * alone.
 */
export class Fingers {
  readonly #options: Options;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** whether the controls are visible; at other times they are hidden, so that they don't burn in */
  there = $state(false);
  /** the centre of the enlarged picture, in percent of the stage */
  enlarged = $state.raw<{ x: number; y: number } | null>(null);

  constructor(options: Options) {
    this.#options = options;
  }

  touch(): void {
    this.there = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.release(), ownFor);
    this.#options.onTouch();
  }

  toggleEnlarged(): void {
    this.enlarged = this.enlarged ? null : { x: 50, y: 50 };
  }

  /**
   * Moves the enlarged picture with the finger. The lower half of the stage reaches all of it, for people who
   * can't reach higher.
   */
  sample({ pointerType, currentTarget, clientX, clientY }: PointerEvent): void {
    if (!this.enlarged || pointerType !== 'touch' || !(currentTarget instanceof Element)) return;
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    const percent = (share: number) => Math.min(100, Math.max(0, share * 100));
    this.enlarged = { x: percent((clientX - left) / width), y: percent(((clientY - top) / height) * 2 - 1) };
  }

  release(): void {
    this.stop();
    this.there = false;
    this.enlarged = null;
    this.#options.onGone();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
