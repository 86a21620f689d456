const key = 'sunboard-clock-ahead';
const minute = 60_000;

/** Milliseconds within which a device's clock counts as right. */
const clockTolerance = 10 * minute;

/**
 * How far the server's clock was ahead of this device's when it was heard last, in ms; 0: they agreed, or nobody
 * knows. A start without the server reckons the time by it.
 */
export function rememberedAhead(): number {
  try {
    return Number(localStorage.getItem(key)) || 0;
  } catch {
    return 0;
  }
}

/** Remembers how far the server's clock is ahead, in ms. A difference within the tolerance is forgotten. */
export function rememberAhead(ahead: number): void {
  try {
    if (Math.abs(ahead) <= clockTolerance) localStorage.removeItem(key);
    else localStorage.setItem(key, String(Math.round(ahead)));
  } catch (error) {
    // A browser that forbids storage keeps no data either, and its next start asks the server.
    console.info(error);
  }
}

/**
 * Tells what is wrong with a device's clock; null: nothing that is known. `early`: it stands before the time at which the server was heard last, so it
 * was set back since. `off`: it differed from the server's.
 * @param now by the server's clock as far as this device knows, in ms
 * @param confirmed when the server last confirmed the data, in ms
 * @param ahead how far the server's clock was ahead then, in ms
 */
export function clockFault(now: number, confirmed: number, ahead: number): 'early' | 'off' | null {
  if (now < confirmed - clockTolerance) return 'early';
  return Math.abs(ahead) > clockTolerance ? 'off' : null;
}
