import { noticesSeen } from '$display/player/notices-seen';
import { paginate } from '$display/player/paginate';
import { emergencySlots } from '$display/player/playlist';
import { numbersToCall } from '$display/scenes/emergency/numbers-to-call';
import { placeIn, programmeAt } from '$display/player/programme';
import { slotKey, type Slot } from '$display/player/slot';
import { widthInCharacters } from '$display/player/text-lines';
import { countedPages } from '$display/scenes/announcement/counted-pages';
import type { TextPages } from '$display/scenes/paging';
import { sceneOf } from '$display/scenes/registry';
import { rulePages } from '$display/scenes/rule/rule-pages';
import type { BoardFeed } from '$lib/sync';
import type { SceneData, SceneName } from '$display/scenes/scene-kind';

/** The scene that a page draws, and the part of the feed that it draws. */
type LiteSceneData = { [N in SceneName]: { scene: N; data: SceneData<N> } }[SceneName];

/**
 * One page of the plain board: its content, for how many seconds it shows, a key that survives a change of
 * data, and the codes of the notices that it publishes.
 */
export type LitePage = {
  key: string;
  seconds: number;
  at: number;
  of: number;
  notices: string[];
} & LiteSceneData;

/**
 * Text is paged for landscape: the server doesn't know which way a screen hangs, and both are read from the
 * back of the hall.
 */
const layout = 'landscape';

/**
 * Room of a page of rules: lines, and full-width characters per line for text and for the points beside it.
 */
const ruleRoom = { lines: 8, columns: 17, points: 16 };

/**
 * Room that static/lite.css leaves for an emergency in landscape: `height` in rem, columns in full-width
 * characters. It serves browsers without script; with script, display/plain measures and pages anew.
 */
const emergencyRoom = {
  height: 6.2,
  title: { line: 1.63, columns: 13, sign: 1.4 },
  line: 0.81,
  gap: 0.2,
  columns: 27
};

/** Seconds for which a film's description stands. */
const secondsOfFilm = 12;

/**
 * The greatest number of pages in one document. 200 people and one announcement make 200 to 320 pages, up to
 * 830 KB; twenty announcements of the greatest length would make 2857 pages and 10 MB, rendered anew for each
 * board every minute. A page has at most 4 KB, so an old box holds at most 1.2 MB: more than an hour of a
 * programme, in which every open notice comes each five minutes.
 */
export const pagesAtOnce = 300;

/** The server can't measure text, so it pages by counting characters. */
const pages: TextPages = {
  announcement: ({ body }) => countedPages(body),
  rule: (rule) =>
    rulePages(rule, (page) => {
      const taken = page.map((line) =>
        line.kind === 'part'
          ? 1
          : Math.max(
              1,
              Math.ceil(widthInCharacters(line.text) / ruleRoom.columns),
              Math.ceil(widthInCharacters(line.points) / ruleRoom.points)
            )
      );
      return taken.reduce((sum, each) => sum + each, 0) <= ruleRoom.lines;
    }),
  emergency: ({ title, text, drill }) => {
    const { height, title: heading, line, gap } = emergencyRoom;
    const lines = Math.ceil((heading.sign + widthInCharacters(title)) / heading.columns);
    const room = height - heading.line * lines - (drill ? line + gap : 0);
    const fitsIn = (left: number) => (page: readonly string[]) => {
      const taken = page.map(
        (each) => Math.ceil(widthInCharacters(each) / emergencyRoom.columns) * line + gap
      );
      return taken.reduce((sum, each) => sum + each, 0) <= left;
    };
    const paged = paginate(text, fitsIn(room), 'whole');
    // On several pages each has the numbers to call below it.
    return paged.length === 1 || numbersToCall(text).length === 0
      ? paged
      : paginate(text, fitsIn(room - line - gap), 'whole');
  }
};

/**
 * The programme at a moment, page by page as the whole board plays it: by playlist, hours and night.
 * Emergencies come first, and replace the rest while they last. Of a programme longer than `pagesAtOnce` it
 * is the part whose time it is; the board gets the next part with a later request.
 * @param now milliseconds since 1970, by the server
 * @param nights false for the daytime programme at any hour
 */
export function litePages(feed: BoardFeed, { now, nights }: { now: number; nights: boolean }): LitePage[] {
  const drawn = { feed, layout, pages } as const;
  const programme = programmeAt({ ...drawn, nights }, now);
  const { index } = placeIn(programme, now);
  const slots = [...named(emergencySlots(drawn, now)), ...partAt(named(programme.slots), index)];
  return slots.flatMap(({ slot, key }) => {
    const { scene } = slot;
    const data = sceneOf(scene).data(feed, slot, layout);
    // The scene's subject is no longer published.
    if (data === null) return [];
    // A scene's name and its data belong together, which the registry has checked.
    const drawing = { scene, data } as LiteSceneData;
    const [at, of] = 'page' in slot ? [slot.page + 1, slot.pages] : [1, 1];
    // A playing film keeps its full length; here its description is one line, which needs less.
    const isFilm = drawing.scene === 'announcement' && drawing.data.shown?.seconds !== undefined;
    const seconds = isFilm ? Math.min(slot.seconds, secondsOfFilm) : slot.seconds;
    const notices = noticesSeen({ slot, feed });
    return [{ key, seconds, at, of, notices, ...drawing }];
  });
}

/** The pages of announcements alone, each once, from the first of the programme's rounds that has it. */
export function announcementsAlone(all: readonly LitePage[]): LitePage[] {
  const known = new Set<string>();
  return all.filter(({ scene, key }) => {
    const name = key.replace(/#\d+$/, '');
    if (scene !== 'announcement' || known.has(name)) return false;
    known.add(name);
    return true;
  });
}

/**
 * Gives each slot a unique key. A long list takes several rounds, and the other slots come in each of them.
 */
function named(slots: readonly Slot[]): { slot: Slot; key: string }[] {
  const known = new Map<string, number>();
  return slots.map((slot) => {
    const name = slotKey(slot);
    const round = known.get(name) ?? 0;
    known.set(name, round + 1);
    return { slot, key: `${name}#${round}` };
  });
}

/**
 * Splits `slots` into parts of equal length, and returns the part that contains `index`. The part stays the
 * same until its time is over.
 */
function partAt<T>(slots: readonly T[], index: number): readonly T[] {
  const length = Math.ceil(slots.length / Math.ceil(slots.length / pagesAtOnce));
  const from = index - (index % length);
  return slots.slice(from, from + length);
}
