import { addDays } from '$lib/calendar';
import { minutesOfDay, type UnitMoment } from '$lib/sync';
import type { PlainDocument } from './plain-document';

const secondsOfDay = minutesOfDay * 60;
/** Greatest error rate of a cheap quartz: 9 seconds a day. */
const drift = 1e-4;

/**
 * The server's clock as it wrote it into the document, carried on by the monotonic one, because the device's
 * own may be wrong. The whole board's clock reckons the unit's time from its zone, which Chromium 51 can't.
 */
export class CarriedClock {
  #document: PlainDocument;
  /** when the document came, milliseconds, monotonic */
  #came = performance.now();
  /** milliseconds that the document was on its way at most: the server wrote its time within them */
  #road: number;

  /** @param asked when the document was asked for, milliseconds, monotonic; the page's own, when it was opened */
  constructor(document: PlainDocument, asked = 0) {
    this.#document = document;
    this.#road = this.#came - asked;
  }

  /** Goes on from a newer document, which has come just now. */
  take(document: PlainDocument, asked: number): void {
    this.#document = document;
    this.#came = performance.now();
    this.#road = this.#came - asked;
  }

  monotonic(): number {
    return performance.now();
  }

  /** milliseconds since the document came */
  get passed(): number {
    return this.monotonic() - this.#came;
  }

  /** milliseconds since 1970 */
  now(): number {
    return this.#document.now + this.passed;
  }

  /** milliseconds by which `now` may be wrong */
  get uncertainty(): number {
    return this.#road + this.passed * drift;
  }

  /** how far the device's own clock is ahead, in milliseconds */
  get deviceAhead(): number {
    return Date.now() - this.now();
  }

  /** days since the document's date */
  get daysOn(): number {
    return Math.floor(this.#seconds / secondsOfDay);
  }

  /** the moment by the unit's clock */
  get local(): UnitMoment {
    const minute = Math.floor(this.#seconds / 60) % minutesOfDay;
    return { date: addDays(this.#document.date, this.daysOn), minute };
  }

  get #seconds(): number {
    return Math.floor(this.#document.seconds + this.passed / 1000);
  }
}
