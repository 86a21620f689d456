import type { Announcement, BoardFeed } from '$lib/sync';
import type { SceneName } from '../scenes/scene-kind';
import { scenes } from '../scenes/registry';
import { slotKey, type Slot } from './slot';

/**
 * The slots to which a change of data takes the reader: what is new, for that is why they look up. A new announcement first, then
 * a new notice from its first page, then what hangs beside it, then what corrects one. Empty: nothing is new, and
 * everything changes in place.
 *
 * @param slots those of now, with what is new
 */
export function slotsOfNews(before: BoardFeed, after: BoardFeed, slots: readonly Slot[]): Slot[] {
  const known = new Set(before.announcements.map(textOf));
  const shown = new Set(slots.map((slot) => (slot.scene === 'announcement' ? slot.code : '')));
  const fresh = after.announcements.find((each) => !known.has(textOf(each)) && shown.has(each.code));
  const of = (scenes: readonly SceneName[], code?: string) => {
    const found = slots.filter(
      (slot) => scenes.includes(slot.scene) && (code === undefined || ('code' in slot && slot.code === code))
    );
    // Each page once: the cycle has it in every round.
    return found.filter((slot, i) => found.findIndex((each) => slotKey(each) === slotKey(slot)) === i);
  };
  if (fresh) return of(['announcement'], fresh.code).slice(0, scenes.announcement.pagesPerRound);
  if (after.notice && after.notice.digest !== before.notice?.digest) {
    const first = of(['standings']).filter(
      ({ scene, ...slot }) => scene === 'standings' && !('code' in slot)
    );
    return [...first.slice(0, scenes.standings.pagesPerRound), ...of(['notice'], after.notice.snapshot.code)];
  }
  const hung = new Set([before.notice, ...before.alsoOpen].map((notice) => notice?.digest));
  const beside = after.alsoOpen.find(({ digest }) => !hung.has(digest))?.snapshot.code;
  if (beside !== undefined) return of(['standings', 'notice'], beside);
  const corrected = new Set(before.supplements.map(({ digest }) => digest));
  const corrects = after.supplements.find(({ digest }) => !corrected.has(digest))?.supplement.code;
  return corrects === undefined ? [] : of(['supplement'], corrects).slice(0, scenes.supplement.pagesPerRound);
}

/** When it came, where somebody has dated it: so that boards begin with it together. Milliseconds since 1970. */
export function publishedOf(feed: BoardFeed, slot: Slot): number | null {
  if (slot.scene === 'announcement') {
    const found = feed.announcements.find(({ code }) => code === slot.code);
    return found ? Date.parse(found.published) : null;
  }
  const code = 'code' in slot ? slot.code : feed.notice?.snapshot.code;
  const notices = [feed.notice, ...feed.alsoOpen].flatMap((each) => each?.snapshot ?? []);
  const supplements = feed.supplements.map(({ supplement }) => supplement);
  const found = [...notices, ...supplements].find((each) => each.code === code);
  return found ? Date.parse(found.published) : null;
}

function textOf({ code, title, body, media = [] }: Announcement): string {
  return [code, title, body, ...media.map(({ address }) => address)].join('\n');
}
