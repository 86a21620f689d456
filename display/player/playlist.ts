import { isOn, type BoardFeed, type UnitMoment } from '$lib/sync';
import type { SceneName, SceneSlot } from '../scenes/scene-kind';
import { localTime } from '$lib/calendar';
import type { DrawnFeed, DrawnMoment } from '../scenes/paging';
import { sceneNames, sceneOf } from '../scenes/registry';
import { emergenciesAt } from './hanging';
import type { Slot } from './slot';

/**
 * Seconds within which an open notice is shown again, however much else is published, unless one scene is configured to last
 * longer.
 */
const noticesWithin = 300;

/** A line of the playlist, or what stands there for a scene that needs none. */
interface PlaylistLine {
  scene: SceneName;
  code?: string;
  seconds?: number;
}

const always = linesOf('always');
const usual = linesOf('usual');

function linesOf(shown: 'usual' | 'always'): readonly PlaylistLine[] {
  return sceneNames.filter((name) => sceneOf(name).shown === shown).map((scene) => ({ scene }));
}

/**
 * All that a board shows at that moment of its unit's day, in turn, until it begins anew: as many rounds as the longest
 * list needs. What may be objected to is always in it. With nothing else to show it is the clock.
 */
export function playlist(drawn: DrawnFeed, moment: UnitMoment): readonly Slot[] {
  const at = { ...drawn, moment };
  const lines = linesNow(drawn.feed, moment).map((line) => ({ line, lists: listsOf(line, at) }));
  const rounds = Math.max(
    1,
    ...lines.flatMap(({ line, lists }) => lists.map((list) => partsOf(list, perRound(line.scene))))
  );
  const slots = Array.from({ length: rounds }, (_, round) =>
    lines.flatMap(({ line, lists }) => lists.flatMap((list) => partIn(round, list, perRound(line.scene))))
  ).flat();
  const all = withNotices(slots, listsOf({ scene: 'notice' }, at).flat());
  return all.length > 0 ? all : slotsAlone('clock', at);
}

/**
 * Puts the notices in between wherever they would be away for too long: once round from the first of them, over the end, where it
 * begins anew.
 */
function withNotices(slots: readonly Slot[], notices: readonly Slot[]): readonly Slot[] {
  const first = slots.findIndex(({ scene }) => scene === 'notice');
  if (first < 0) return slots;
  let away = 0;
  const among = (part: readonly Slot[]) =>
    part.flatMap((slot) => {
      if (slot.scene === 'notice') {
        away = 0;
        return [slot];
      }
      // One that lasts longer than that itself has them in front of it.
      const isDue = away > 0 && away + slot.seconds > noticesWithin;
      away = (isDue ? 0 : away) + slot.seconds;
      return isDue ? [...notices, slot] : [slot];
    });
  const behind = among(slots.slice(first));
  return [...among(slots.slice(0, first)), ...behind];
}

/** The slots of the emergencies that run at that moment, newest first, one for each page. */
export function emergencySlots(drawn: DrawnFeed, now: number): Slot[] {
  const feed = { ...drawn.feed, emergencies: emergenciesAt(drawn.feed, now) };
  return slotsAlone('emergency', { ...drawn, feed, moment: localTime(now, feed.unit.timeZone) });
}

/** All of a scene that stands alone, each page once. */
export function slotsAlone(scene: SceneName, drawn: DrawnMoment): Slot[] {
  return listsOf({ scene }, drawn).flat();
}

function linesNow({ playlist: items }: BoardFeed, moment: UnitMoment): readonly PlaylistLine[] {
  const lines = items.length === 0 ? usual : items.filter(({ when }) => isOn(when, moment));
  // Behind the list that it is of, else in front: whatever somebody forgot to put on the playlist.
  const at = lines.map(({ scene }) => sceneOf(scene).isList ?? false).lastIndexOf(true) + 1;
  return [...lines.slice(0, at), ...always, ...lines.slice(at)];
}

function listsOf(line: PlaylistLine, drawn: DrawnMoment): Slot[][] {
  const { seconds, lists } = sceneOf(line.scene);
  return lists(drawn, line).map((list) =>
    list.map((slot: SceneSlot & { seconds?: number }) => ({ seconds: line.seconds ?? seconds, ...slot }))
  );
}

const perRound = (scene: SceneName) => sceneOf(scene).pagesPerRound ?? Infinity;

const partsOf = (list: readonly unknown[], most: number) => Math.ceil(list.length / most);

/** A list, or the part of it that has its turn in this round. */
function partIn<T>(round: number, list: readonly T[], most: number): readonly T[] {
  const parts = partsOf(list, most);
  if (parts <= 1) return list;
  const part = round % parts;
  // Parts of about one length: 9 pages are 5 and 4.
  const [first, end] = [part, part + 1].map((each) => Math.ceil((each * list.length) / parts));
  return list.slice(first, end);
}
