import { addDays } from '$lib/calendar';
import { minutesOfDay, type UnitMoment } from '$lib/sync';
import type { PlainDocument } from './plain-document';

const secondsOfDay = minutesOfDay * 60;

/**
 * The server's clock as it wrote it into the document, carried on by the monotonic one, because the device's
 * own may be wrong. The whole board's clock reckons the unit's time from its zone, which Chromium 51 can't.
 */
export class CarriedClock {
  #document: PlainDocument;
  /** when the document came, milliseconds, monotonic */
  #came = performance.now();

  constructor(document: PlainDocument) {
    this.#document = document;
  }

  /** Goes on from a newer document, which has come just now. */
  take(document: PlainDocument): void {
    this.#document = document;
    this.#came = performance.now();
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
