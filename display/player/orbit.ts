/** A shift in hundredths of a rem: pixels of a 1080p board. */
export interface Shift {
  x: number;
  y: number;
}

const reach = 8;
const stride = 2;
const places = (2 * reach) / stride + 1;

/**
 * Where the whole picture stands, so that no edge burns in: it walks over a field of ±8 px, line by line, two pixels a
 * minute, and back the same way. Each place is taken alike often, so a line of five pixels stands on no pixel for more
 * than a third of the time, by this alone.
 *
 * @param now milliseconds since 1970, of the clock that boards share
 */
export function orbitAt(now: number): Shift {
  const last = places * places - 1;
  const step = Math.floor(now / 60_000) % (2 * last);
  const at = step <= last ? step : 2 * last - step;
  const line = Math.floor(at / places);
  const column = line % 2 === 0 ? at % places : places - 1 - (at % places);
  return { x: column * stride - reach, y: line * stride - reach };
}

/**
 * Which way round the frame stands: every half hour head and foot, left and right change places, so that what never
 * changes, the double rule above all, is at each place for half of the time.
 *
 * @param minute of the unit's day
 */
export function isTurned(minute: number): boolean {
  return Math.floor(minute / 30) % 2 === 1;
}
