import { clockHeader } from '$lib/sync';

/**
 * A reading of the server's clock. `asked` and `came` are by the own monotonic clock; everything is in
 * milliseconds.
 */
export interface ClockReading {
  /** milliseconds since 1970 */
  server: number;
  /** by how much it may be rounded down: the HTTP `Date` counts whole seconds */
  grain: number;
  /** when it was asked for; null for a message that came by itself, so that its time on the way is unknown */
  asked: number | null;
  came: number;
}

/**
 * Reads the server's time from a response: our own header in ms, else `Date` (whole seconds, and caches may
 * rewrite it).
 * @param asked when the request was sent, ms monotonic
 * @param came when the answer arrived, ms monotonic
 * @returns null when there is neither
 */
export function serverClock(headers: Headers, asked: number, came: number): ClockReading | null {
  const exact = Date.parse(headers.get(clockHeader) ?? '');
  if (exact) return { server: exact, grain: 0, asked, came };
  const server = Date.parse(headers.get('date') ?? '');
  return server ? { server, grain: 1000, asked, came } : null;
}

/** Greatest error rate of a cheap quartz: 9 seconds a day. */
const drift = 1e-4;
/** Milliseconds for which the shortest known delay of a connection holds, since routes change. */
const roadHolds = 30 * 60_000;

/**
 * Bounds how far the server's clock is ahead of the own monotonic one. Each reading narrows both bounds,
 * because the server gave it after it was asked and before the answer arrived (Marzullo's algorithm with one
 * clock). Bounds widen with age; a reading that contradicts them means that a clock was set, and starts them
 * anew. Answers give both bounds, beats only the lower one, but often: so the estimate lies half the shortest
 * delay above the lower bound.
 */
export class ClockBounds {
  #low = { value: -Infinity, at: 0 };
  #high = { value: Infinity, at: 0 };
  #road = { half: Infinity, at: 0 };

  take({ server, grain, asked, came }: ClockReading, now: number): void {
    const low = server - came;
    const high = asked === null ? Infinity : server + grain - asked;
    const known = this.#ends(now);
    const contradicts = low > known.high || high < known.low;
    if (contradicts || low > known.low) this.#low = { value: low, at: now };
    if (contradicts || high < known.high) this.#high = { value: high, at: now };
    if (asked === null) return;
    const half = this.#width(now) / 2;
    if (contradicts || half <= this.#road.half || now - this.#road.at > roadHolds)
      this.#road = { half, at: now };
  }

  /**
   * The earliest, latest and most likely offset in ms.
   * @param now milliseconds, monotonic
   */
  between(now: number): { low: number; high: number; likely: number } {
    const { low, high } = this.#ends(now);
    return { low, high, likely: low + Math.min(this.#road.half, (high - low) / 2) };
  }

  /** by how many ms `likely` may be wrong */
  uncertainty(now: number): number {
    return Math.min(this.#road.half + (now - this.#low.at) * drift, this.#width(now));
  }

  #ends(now: number): { low: number; high: number } {
    return {
      low: this.#low.value - (now - this.#low.at) * drift,
      high: this.#high.value + (now - this.#high.at) * drift
    };
  }

  #width(now: number): number {
    const { low, high } = this.#ends(now);
    return high - low;
  }
}
