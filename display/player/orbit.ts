/** A shift in hundredths of a rem: pixels of a 1080p board. */
export interface Shift {
  x: number;
  y: number;
}

/** Wider than a stroke of the largest letters: it leaves what it stood on. Every side has room for more than twice as much. */
const reach = 24;
const stride = 2;
const places = (2 * reach) / stride + 1;

/**
 * Where the whole picture stands, so that no edge burns in: it walks over a field of ±24 px, line by line, two pixels a
 * minute, and back the same way; once over it takes about the opening hours of a day. Each place is taken alike often.
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

const facings = ['', 'turned', 'mirrored', 'turned mirrored'] as const;

/** How the frame stands, as its classes: `turned`, the foot above; `mirrored`, left and right of head, foot and titles changed. */
export type Facing = (typeof facings)[number];

/**
 * Every half hour head and foot of the frame change places, every hour left and right: what never changes is at each place for half
 * of the time, as the double rule, or for a quarter, as the sun, which is too large for the orbit to leave its place.
 *
 * @param minute of the unit's day
 */
export function facingAt(minute: number): Facing {
  return facings[Math.floor(minute / 30) % facings.length] ?? '';
}
