import { clockHeader } from '$lib/sync';

/** What somebody else's clock said, and when: `asked` and `came` by one's own monotonic clock. All in milliseconds. */
export interface Heard {
  /** milliseconds since 1970 */
  server: number;
  /** how much of it may have been left out: the HTTP `Date` counts whole seconds */
  grain: number;
  /** null: it came by itself, so that nobody knows how long it was on its way */
  asked: number | null;
  came: number;
}

/** Of an answer that was asked for and came then. Ours counts milliseconds; the one that any server sends, and that a cache rewrites too, whole seconds. */
export function serverClock(headers: Headers, asked: number, came: number): Heard | null {
  const exact = Date.parse(headers.get(clockHeader) ?? '');
  if (exact) return { server: exact, grain: 0, asked, came };
  const server = Date.parse(headers.get('date') ?? '');
  return server ? { server, grain: 1000, asked, came } : null;
}

/** A cheap quartz goes wrong by less than this: 9 seconds a day. */
const drift = 1e-4;
/** Roads change: how long one is held for as short as it was once found. */
const roadHolds = 30 * 60_000;

/**
 * How far the server's clock is ahead of the own monotonic one, as two bounds that every word from the server draws
 * nearer together: it said so after it was asked and before it was heard. (Marzullo's way, with one clock.) Bounds
 * widen with age; what contradicts them is a clock that was set, and begins them anew. Answers give both bounds, beats
 * only the lower one, but often: so the truth is looked for half the shortest road above it.
 */
export class Bounds {
  #low = { value: -Infinity, at: 0 };
  #high = { value: Infinity, at: 0 };
  #road = { half: Infinity, at: 0 };

  take({ server, grain, asked, came }: Heard, now: number): void {
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

  /** Where the truth lies, at the earliest and the latest, and most likely. */
  between(now: number): { low: number; high: number; likely: number } {
    const { low, high } = this.#ends(now);
    return { low, high, likely: low + Math.min(this.#road.half, (high - low) / 2) };
  }

  /** by how much `likely` may be wrong */
  doubt(now: number): number {
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
