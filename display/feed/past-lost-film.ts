import type { BoardFeed } from '$lib/sync';
import { mediaOn } from '../scenes/announcement/media-on';
import { pictureSeconds } from '../scenes/announcement/scene';
import { placeIn, type TimedSlot } from '../player/programme';
import type { Slot } from '../player/slot';

/**
 * Milliseconds: what remains of a film's turn is left to the next slots only if it is longer, because they
 * would only flicker.
 */
const leastRest = 4000;

/**
 * Replaces the turn of a film that can't be played: its description is shown for a picture's time, then the
 * following slots come early until the film's own turn would be over. The programme itself stays, so that
 * this board and those that can play the film are together again afterwards.
 * @param now milliseconds since 1970
 */
export function pastLostFilm(
  placed: TimedSlot,
  { now, feed, isLost }: { now: number; feed: BoardFeed; isLost: (address: string) => boolean }
): TimedSlot {
  const isLostSlot = (slot: Slot | undefined) => {
    if (slot?.scene !== 'announcement') return false;
    const announcement = feed.announcements.find(({ code }) => code === slot.code);
    const shown = announcement && mediaOn(announcement, slot);
    return shown?.seconds !== undefined && isLost(shown.address);
  };
  const { slots, index, begins, ends } = placed;
  const over = begins + pictureSeconds * 1000;
  if (!isLostSlot(slots[index]) || ends - over < leastRest) return placed;
  const behind = [...slots.keys()].map((at) => (index + 1 + at) % slots.length);
  const others = behind.flatMap((at) => {
    const slot = slots[at];
    return slot && !isLostSlot(slot) ? [{ at, slot }] : [];
  });
  if (others.length === 0) return placed;
  if (now < over) return { ...placed, ends: over };
  const rest = placeIn({ date: '', slots: others.map(({ slot }) => slot), starts: over, ends }, now);
  return { ...rest, slots, index: others[rest.index]?.at ?? index };
}
