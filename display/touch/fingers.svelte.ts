import { ownFor } from '../player/agenda';

interface Options {
  /** at each touch */
  onTouch(): void;
  /** nobody touches it any more */
  onGone(): void;
}

/** Somebody who touches the board, until half a minute after their last touch: what it shows for them alone. */
export class Fingers {
  readonly #options: Options;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** its controls are to be seen: nowhere else, so that they don't burn in */
  there = $state(false);
  /** what the enlarged picture is centred on, in percent of the stage */
  enlarged = $state.raw<{ x: number; y: number } | null>(null);

  constructor(options: Options) {
    this.#options = options;
  }

  touch(): void {
    this.there = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.leave(), ownFor);
    this.#options.onTouch();
  }

  toggleEnlarged(): void {
    this.enlarged = this.enlarged ? null : { x: 50, y: 50 };
  }

  /** The enlarged picture follows the finger; the lower half of the stage moves over all of it, for who reaches no higher. */
  look({ pointerType, currentTarget, clientX, clientY }: PointerEvent): void {
    if (!this.enlarged || pointerType !== 'touch' || !(currentTarget instanceof Element)) return;
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    const percent = (share: number) => Math.min(100, Math.max(0, share * 100));
    this.enlarged = { x: percent((clientX - left) / width), y: percent(((clientY - top) / height) * 2 - 1) };
  }

  leave(): void {
    this.stop();
    this.there = false;
    this.enlarged = null;
    this.#options.onGone();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
