/** Where time comes from: a monotonic source that no one sets, and the device's own, perhaps wrong, clock. */
export interface TimeSource {
  /** milliseconds since some fixed moment; never jumps */
  monotonic(): number;
  /** the device's clock, milliseconds since 1970 */
  device(): number;
}

export const browserTime: TimeSource = { monotonic: () => performance.now(), device: () => Date.now() };

/** The HTTP `Date` header counts whole seconds: a smaller difference than this says nothing. */
const granularity = 1500;

/**
 * The board's clock: the server's time, carried on by the monotonic source. A mini-PC without a battery starts in
 * 1970 and leaps when it finds a time server; neither may move the schedule or the clock on the wall.
 */
export class Clock {
  readonly #source: TimeSource;
  #offset: number;

  constructor(source: TimeSource) {
    this.#source = source;
    this.#offset = source.device() - source.monotonic();
  }

  /** milliseconds since 1970, by the server as far as it has been heard */
  now(): number {
    return this.#source.monotonic() + this.#offset;
  }

  monotonic(): number {
    return this.#source.monotonic();
  }

  /**
   * The server's time, just heard. It isn't believed when it lies before `published`, which the server itself once
   * wrote: then its own clock was set back, and would move the publicity period of what hangs here.
   */
  hear(server: number, published = -Infinity): void {
    if (server + granularity < published) return this.notBefore(published);
    if (Math.abs(server - this.now()) > granularity) this.#offset = server - this.#source.monotonic();
  }

  /** It can't be earlier than this: a copy that was written then is at hand. */
  notBefore(instant: number): void {
    if (this.now() < instant) this.#offset = instant - this.#source.monotonic();
  }
}
