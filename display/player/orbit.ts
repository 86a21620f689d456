/** A shift in hundredths of a rem, which are pixels of a 1080p board. */
export interface OrbitShift {
  x: number;
  y: number;
}

/**
 * Greatest shift, wider than a stroke of the largest letters, so that they leave their place. Every side has
 * room for more than twice as much.
 */
const widest = 24;
const stride = 2;

/**
 * The position of the whole picture, which moves so that no edge burns in: over a field of ±24 px, line by
 * line, two pixels a minute, and back the same way. One pass takes about a day's opening hours, and each
 * place is taken equally often.
 * @param now milliseconds since 1970, by the clock that boards share
 * @param reach greatest shift, for a page that has room for less
 */
export function orbitAt(now: number, reach = widest): OrbitShift {
  const places = (2 * reach) / stride + 1;
  const last = places * places - 1;
  const step = Math.floor(now / 60_000) % (2 * last);
  const at = step <= last ? step : 2 * last - step;
  const line = Math.floor(at / places);
  const column = line % 2 === 0 ? at % places : places - 1 - (at % places);
  return { x: column * stride - reach, y: line * stride - reach };
}

const facings = ['', 'turned', 'mirrored', 'turned mirrored'] as const;

/**
 * How the frame is turned, as its classes: `turned` has the foot above, `mirrored` exchanges left and right
 * in head, foot and titles.
 */
export type Facing = (typeof facings)[number];

/**
 * Turns the frame so that nothing stays at one place: every half hour head and foot change places, every hour
 * left and right. Fixed parts are at each place for half of the time, like the double line, or for a quarter, like
 * the sun. It is too large for the orbit to leave its place.
 * @param minute of the unit's day
 */
export function facingAt(minute: number): Facing {
  return facings[Math.floor(minute / 30) % facings.length] ?? '';
}
