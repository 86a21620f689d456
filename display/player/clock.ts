import { ClockBounds, type ClockReading } from './clock-bounds';

/**
 * The sources of time: a monotonic one that nobody can set, and the device's own clock, which may be wrong.
 */
export interface TimeSource {
  /** milliseconds since some fixed moment; it never jumps */
  monotonic(): number;
  /** the device's clock, milliseconds since 1970 */
  device(): number;
}

export const browserTime: TimeSource = { monotonic: () => performance.now(), device: () => Date.now() };

/**
 * Milliseconds by which the header may lie before what the server has dated itself, since the header counts
 * whole seconds.
 */
const granularity = 1500;
/**
 * Milliseconds: a clock that is further off is set at once; a nearer one is adjusted gradually, so that no
 * scene is cut short.
 */
const leap = 1500;
/** How much faster or slower the clock runs while it is adjusted. */
const lead = 0.05;
/** Milliseconds: a device's clock that is this far off is reported, because somebody should set it. */
export const clockWrongFrom = 120_000;
/**
 * Milliseconds of uncertainty below which the clock moves to the likely value; above, only what lies outside
 * the bounds is corrected.
 */
const near = 100;

/**
 * The board's clock: the server's time, carried on by the monotonic source. A mini-PC without a battery
 * starts in 1970 and jumps when it finds a time server; neither may move the schedule or the clock on the
 * wall. Boards side by side change scenes together by it, so it is right to some hundredths of a second.
 */
export class Clock {
  readonly #source: TimeSource;
  readonly #bounds = new ClockBounds();
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

  /** by how many milliseconds this clock may be wrong; Infinity when the server has never been heard */
  get uncertainty(): number {
    return this.#bounds.uncertainty(this.#source.monotonic());
  }

  /** how far the device's own clock is ahead of the server's, in milliseconds */
  get deviceAhead(): number {
    return this.#source.device() - this.now();
  }

  /** `deviceAhead` when it amounts to minutes and the server has been heard; else 0 */
  get deviceWrong(): number {
    const ahead = this.deviceAhead;
    return Number.isFinite(this.uncertainty) && Math.abs(ahead) >= clockWrongFrom ? ahead : 0;
  }

  /**
   * Takes a reading of the server's clock. One before `published`, which the server itself wrote once, isn't
   * believed: the server's clock was set back then, and would move the publicity period of what hangs here.
   * @param published milliseconds since 1970
   */
  hear(heard: ClockReading, published = -Infinity): void {
    if (heard.server + granularity < published) return this.notBefore(published);
    const now = this.#source.monotonic();
    this.#bounds.take(heard, now);
    const { low, high, likely } = this.#bounds.between(now);
    const current = this.now() - now;
    const isKnown = this.#bounds.uncertainty(now) <= near;
    const aim = isKnown ? likely : Math.max(low, Math.min(high, current));
    if (Math.abs(aim - current) > leap) this.#set(isKnown ? aim : low);
    else if (!this.#heard) this.#set(aim);
    else this.#aim = aim;
    this.#heard = true;
  }

  /**
   * Moves the clock to an instant if it is behind, because a stored copy was written then.
   * @param instant milliseconds since 1970
   */
  notBefore(instant: number): void {
    if (this.now() < instant) this.#set(instant - this.#source.monotonic());
  }

  #set(offset: number): void {
    this.#offset = this.#aim = offset;
  }
}
