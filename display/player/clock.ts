import { Bounds, type Heard } from './clock-bounds';

/** Where time comes from: a monotonic source that no one sets, and the device's own, perhaps wrong, clock. */
export interface TimeSource {
  /** milliseconds since some fixed moment; never jumps */
  monotonic(): number;
  /** the device's clock, milliseconds since 1970 */
  device(): number;
}

export const browserTime: TimeSource = { monotonic: () => performance.now(), device: () => Date.now() };

/** What the server has published it has dated itself; the header that is compared with it counts whole seconds. */
const granularity = 1500;
/** Further off than this, the clock is set; nearer, it is led there, so that no scene is cut short. */
const leap = 1500;
/** How much faster or slower it runs meanwhile. */
const lead = 0.05;
/** A device's clock that is so far off is said: somebody should set it. */
const wrong = 120_000;
/** Known so well that the likely value is worth going to; else only what lies out of bounds is mended. */
const near = 100;

/**
 * The board's clock: the server's time, carried on by the monotonic source. A mini-PC without a battery starts in
 * 1970 and leaps when it finds a time server; neither may move the schedule or the clock on the wall. Boards side by
 * side change by it together, so it is right to some hundredths of a second.
 */
export class Clock {
  readonly #source: TimeSource;
  readonly #bounds = new Bounds();
  #offset: number;
  #aim: number;
  #led: number;
  #heard = false;

  constructor(source: TimeSource) {
    this.#source = source;
    this.#led = source.monotonic();
    this.#offset = this.#aim = source.device() - this.#led;
  }

  /** milliseconds since 1970, by the server as far as it has been heard */
  now(): number {
    const now = this.#source.monotonic();
    const most = (now - this.#led) * lead;
    this.#led = now;
    this.#offset += Math.max(-most, Math.min(most, this.#aim - this.#offset));
    return now + this.#offset;
  }

  monotonic(): number {
    return this.#source.monotonic();
  }

  /** by how many milliseconds this may be wrong; Infinity: the server has never been heard */
  get doubt(): number {
    return this.#bounds.doubt(this.#source.monotonic());
  }

  /** how far the device's own clock runs ahead of the server's, in milliseconds */
  get deviceAhead(): number {
    return this.#source.device() - this.now();
  }

  /** `deviceAhead` where that is minutes, and the server has been heard; else 0 */
  get deviceWrong(): number {
    const ahead = this.deviceAhead;
    return Number.isFinite(this.doubt) && Math.abs(ahead) >= wrong ? ahead : 0;
  }

  /**
   * The server's time, just heard. It isn't believed when it lies before `published`, which the server itself once
   * wrote: then its own clock was set back, and would move the publicity period of what hangs here.
   */
  hear(heard: Heard, published = -Infinity): void {
    if (heard.server + granularity < published) return this.notBefore(published);
    const now = this.#source.monotonic();
    this.#bounds.take(heard, now);
    const { low, high, likely } = this.#bounds.between(now);
    const current = this.now() - now;
    const isKnown = this.#bounds.doubt(now) <= near;
    const aim = isKnown ? likely : Math.max(low, Math.min(high, current));
    if (Math.abs(aim - current) > leap) this.#set(isKnown ? aim : low);
    else if (!this.#heard) this.#set(aim);
    else this.#aim = aim;
    this.#heard = true;
  }

  /** It can't be earlier than this: a copy that was written then is at hand. */
  notBefore(instant: number): void {
    if (this.now() < instant) this.#set(instant - this.#source.monotonic());
  }

  #set(offset: number): void {
    this.#offset = this.#aim = offset;
  }
}
