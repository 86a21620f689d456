import { localTime } from '$lib/calendar';
import { minutesOfDay, turningPoints } from '$lib/sync';
import { isNight, nightHours } from './night';
import type { DrawnFeed } from '../scenes/paging';
import { hangingAt } from './hanging';
import { playlist, slotsAlone } from './playlist';
import { slotKey, type Slot } from './slot';

/**
 * The slots that a board shows over and over between two turning points of its day. Instants are milliseconds
 * since 1970.
 */
export interface Programme {
  /** the unit's day, YYYY-MM-DD */
  date: string;
  slots: readonly Slot[];
  starts: number;
  ends: number;
}

/** A slot with its place in time. */
export interface TimedSlot {
  slots: readonly Slot[];
  index: number;
  begins: number;
  ends: number;
}

const minute = 60_000;
/** Least length of a slot in ms; a shorter one would only flicker. */
const least = 4000;

/**
 * The programme at an instant. It depends on nothing but the feed, the layout and the unit's clock, so that
 * boards side by side agree without talking to each other. It begins anew at midnight and wherever the hours
 * of the playlist or the night begin or end. Where an announcement begins or ends, the programme ends too,
 * and the next one's round is joined where it would be by then.
 * @param drawn `nights` is false for the daytime programme at any hour
 * @param now milliseconds since 1970
 */
export function programmeAt(drawn: DrawnFeed & { nights: boolean }, now: number): Programme {
  const { feed, nights } = drawn;
  const local = localTime(now, feed.unit.timeZone);
  const hours = feed.playlist.flatMap(({ when }) => when?.hours ?? []);
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
    slots:
      nights && isNight(feed.screen, local.minute)
        ? slotsAlone('night', { ...drawn, moment: local })
        : playlist({ ...drawn, feed: hangingAt(feed, now) }, local),
    starts,
    ends: Math.min(starts + (until - from) * minute, ...turning)
  };
}

/**
 * Shifts a programme's round so that it comes to a slot just at an instant, for a preview that begins there.
 * A programme without that slot stays as it is.
 * @param is whether a slot is the wanted one
 * @param at milliseconds since 1970
 */
export function roundFrom(
  programme: Programme,
  { is, at }: { is: (slot: Slot) => boolean; at: number }
): Programme {
  const { slots, starts, ends } = programme;
  const index = slots.findIndex(is);
  if (index < 0 || at < starts || at >= ends) return programme;
  const before = slots.slice(0, index).reduce((sum, { seconds }) => sum + seconds * 1000, 0);
  return { ...programme, starts: at - before };
}

/**
 * A programme with only one scene's slots, each page once; one without that scene stays as it is.
 * @param scene the scene's name
 */
export function aloneIn(programme: Programme, scene: string): Programme {
  const own = new Map(
    programme.slots.flatMap((slot) => (slot.scene === scene ? [[slotKey(slot), slot] as const] : []))
  );
  return own.size === 0 ? programme : { ...programme, slots: [...own.values()] };
}

/**
 * The slot that is on, with its beginning and end.
 * @param now milliseconds since 1970
 */
export function placeIn({ slots, starts, ends }: Programme, now: number): TimedSlot {
  const lengths = slots.map(({ seconds }) => seconds * 1000);
  const cycle = lengths.reduce((sum, each) => sum + each, 0);
  // The last slot before the end takes the time that is too short for another.
  const at = Math.max(starts, Math.min(now, ends - least - 1));
  let begins = starts + Math.floor((at - starts) / cycle) * cycle;
  let index = 0;
  for (const length of lengths) {
    if (at < begins + length) break;
    begins += length;
    index += 1;
  }
  const over = begins + (lengths[index] ?? cycle);
  return { slots, index, begins, ends: over >= ends - least - 1 ? ends : over };
}
