const day = 86_400_000;

/**
 * The instant of a place's next midnight: the first one whose date there is another.
 * @param timeZone IANA name
 */
export function nextMidnight(now: Date, timeZone: string): Date {
  const wall = wallClock(now, timeZone);
  const midnight = Math.floor(wall / day) * day + day;
  // Twice, because the clocks may be changed between now and then.
  const first = midnight - (wall - wholeSeconds(now));
  return new Date(midnight - (wallClock(new Date(first), timeZone) - first));
}

/** What a clock on the wall there shows, read as if it were UTC; in ms. */
export function wallClock(instant: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric'
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

function wholeSeconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000) * 1000;
}
