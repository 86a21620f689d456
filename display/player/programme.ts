import { localTime } from '$lib/calendar';
import { minutesOfDay, turningPoints } from '$lib/sync';
import { isNight, nightHours } from './night';
import { hangingAt, nightTurns, playlist, type Drawn } from './playlist';
import { turnKey, type Turn } from './turn';

/** What a board shows between two turning points of its day, over and over. Instants in milliseconds since 1970. */
export interface Programme {
  /** day of the unit, YYYY-MM-DD */
  date: string;
  turns: readonly Turn[];
  starts: number;
  ends: number;
}

/** A turn as it has its place in time. */
export interface Placed {
  turns: readonly Turn[];
  index: number;
  begins: number;
  ends: number;
}

const minute = 60_000;
/** A turn shorter than this is none: it would only flicker. */
const least = 4000;

/**
 * The programme of an instant: a function of the feed, the way the screen hangs and the unit's clock, and of nothing
 * else, so that boards side by side agree without a word. It begins anew at midnight and wherever the playlist's or the
 * night's hours begin or end. Where an announcement begins or ends to hang it ends too, and the next one's round is joined
 * where it would be by then.
 *
 * @param drawn `nights` false: what it shows by day, whatever the hour
 */
export function programmeAt(drawn: Drawn & { nights: boolean }, now: number): Programme {
  const { feed, nights } = drawn;
  const local = localTime(now, feed.unit.timeZone);
  const hours = (feed.playlist ?? []).flatMap(({ when }) => when?.hours ?? []);
  const night = nights ? nightHours(feed.screen) : null;
  const points = turningPoints(night ? [...hours, night] : hours);
  const from = points.filter((point) => point <= local.minute).pop() ?? 0;
  const until = points.find((point) => point > local.minute) ?? minutesOfDay;
  const starts = now - (now % minute) - (local.minute - from) * minute;
  const turning = feed.announcements
    .flatMap(({ published, until: end = published }) => [Date.parse(published), Date.parse(end)])
    .filter((each) => each > now);
  return {
    date: local.date,
    turns:
      nights && isNight(feed.screen, local.minute)
        ? nightTurns()
        : playlist({ ...drawn, feed: hangingAt(feed, now) }, local),
    starts,
    ends: Math.min(starts + (until - from) * minute, ...turning)
  };
}

/**
 * A programme as if its round came to a turn just at that instant: for a rehearsal that somebody wants to begin there. One
 * without that turn, or of later, is as it is.
 * @param at instant, milliseconds since 1970
 */
export function roundFrom(
  programme: Programme,
  { is, at }: { is: (turn: Turn) => boolean; at: number }
): Programme {
  const { turns, starts, ends } = programme;
  const index = turns.findIndex(is);
  if (index < 0 || at < starts || at >= ends) return programme;
  const before = turns.slice(0, index).reduce((sum, { seconds }) => sum + seconds * 1000, 0);
  return { ...programme, starts: at - before };
}

/** A programme in which one scene's turns alone come round, each page once; one without it is as it is. */
export function aloneIn(programme: Programme, scene: string): Programme {
  const own = new Map(
    programme.turns.flatMap((turn) => (turn.scene === scene ? [[turnKey(turn), turn] as const] : []))
  );
  return own.size === 0 ? programme : { ...programme, turns: [...own.values()] };
}

/** Which turn of it is on, and since and until when. */
export function placeIn({ turns, starts, ends }: Programme, now: number): Placed {
  const lengths = turns.map(({ seconds }) => seconds * 1000);
  const cycle = lengths.reduce((sum, each) => sum + each, 0);
  // The last one before the end takes what is too short for another.
  const at = Math.max(starts, Math.min(now, ends - least - 1));
  let begins = starts + Math.floor((at - starts) / cycle) * cycle;
  let index = 0;
  for (const length of lengths) {
    if (at < begins + length) break;
    begins += length;
    index += 1;
  }
  const over = begins + (lengths[index] ?? cycle);
  return { turns, index, begins, ends: over >= ends - least - 1 ? ends : over };
}
