import { inPlain, withoutCaptions, type BoardAnnouncement } from '../announcements/for-boards';
import {
  usualScreen,
  type Announcement,
  type BoardFeed,
  type Emergency,
  type RuleInBrief,
  type ScreenSettings
} from '$lib/sync';
import type { BoardGroup, Playlist } from './lists/board-lists';
import { placesOf, wins, type Place } from './lists/place';

/** What a unit's boards show: all that they share, and what tells them apart. Read once for all of them. */
export interface UnitFeed {
  /** as every board shows it, in the words of a program from before there were playlists; without announcements */
  shared: BoardFeed;
  /** all announcements that hang or will, newest first: a playlist may name one that is no longer among the newest */
  hanging: readonly BoardAnnouncement[];
  groups: readonly BoardGroup[];
  playlists: readonly Playlist[];
  screens: ReadonlyMap<Place, ScreenSettings>;
  /** newest first; boards look at their beginning and end themselves */
  emergencies: readonly Emergency[];
  /** number of the newest change that it was made with, also of one of which boards aren't told */
  read: number;
  /** null: the unit's rules can't be read, or none are in force */
  rule: RuleInBrief | null;
}

/** Since which `knows` a board's program reads playlist, emergencies, rule and screen: an older one refuses what it doesn't know. */
const listsKnown = 2;

/** The same of pictures, bold, and announcements that end or are still to come: such a program looks at the clock itself. */
const mediaKnown = 3;

/** The same of a film's captions. */
const captionsKnown = 4;

/**
 * A board shows the newest announcements, so that its round stays one that a hall sees the end of; older ones stay on their
 * pages, and hang again as these end. What its playlist names hangs beside them.
 */
export const announcementsShown = 3;

/** Those still to come are there before their time, also on a board that will have no line then. */
const announcementsToCome = 5;

/** Who asks for a feed: which board, and what its program knows. */
export interface FeedReader {
  board: string;
  knows: number;
}

/** What a program says that it knows (`boardKnows`); 0 for any that says nothing. */
export function knowsOf({ searchParams }: URL): number {
  const knows = Number(searchParams.get('knows'));
  return Number.isSafeInteger(knows) && knows > 0 ? knows : 0;
}

/** What tells one board's feed from another's of its unit. Two boards with the same of all show the same. */
export interface SetForBoard {
  items: Playlist['items'];
  screen: ScreenSettings;
  /** that hang there, newest first, as its program reads them */
  announcements: readonly Announcement[];
  /** names them, and how they are written */
  hung: string;
  /** false: its program is from before there was anything to set */
  lists: boolean;
}

const none: Playlist['items'] = [];

/** What is set for a board. Reads no database: a thousand boards ask in the same moment. */
export function setFor(unit: UnitFeed, { board, knows }: FeedReader): SetForBoard {
  const { groups, playlists, screens } = unit;
  const lists = knows >= listsKnown;
  const items = lists ? (wins(board, groups, playlistsByPlace(playlists))?.what.items ?? none) : none;
  const own = hungOn(unit, board, namedIn(items));
  const rich = knows >= mediaKnown;
  const captions = knows >= captionsKnown;
  const whole = [...own.now, ...own.toCome];
  const announcements = captions ? whole : rich ? whole.map(withoutCaptions) : own.now.map(inPlain);
  return {
    ...{ items, lists, announcements },
    screen: (lists && wins(board, groups, screens)?.what) || usualScreen,
    hung: [lists, rich, captions, ...announcements.map(({ code }) => code)].join(' ')
  };
}

/**
 * On how many boards an announcement hangs, and on how many it waits: newer ones hang there.
 *
 * @param hanging all that hang now by their time, newest first
 * @param boards codes of those in use
 */
export function waitingOn(
  hanging: readonly { code: string; places: readonly Place[] }[],
  boards: readonly string[],
  { groups, playlists }: Pick<UnitFeed, 'groups' | 'playlists'>
): Map<string, { on: number; waits: number }> {
  const found = new Map(hanging.map(({ code }) => [code, { on: 0, waits: 0 }]));
  const byPlaces = playlistsByPlace(playlists);
  for (const board of boards) {
    const places = placesOf(board, groups);
    const named = namedIn(wins(board, groups, byPlaces)?.what.items ?? none);
    const own = hanging.filter((each) => each.places.some((place) => places.includes(place)));
    own.forEach(({ code }, index) => {
      const count = found.get(code);
      if (count) count[isShown(code, index, named) ? 'on' : 'waits'] += 1;
    });
  }
  return found;
}

function namedIn(items: Playlist['items']): ReadonlySet<string | undefined> {
  return new Set(items.map(({ code }) => code));
}

/** @param index among those that hang on a board, newest first */
function isShown(code: string, index: number, named: ReadonlySet<string | undefined>): boolean {
  return index < announcementsShown || named.has(code);
}

/** The newest that hang on a board, those that its playlist names, and some that are still to come. */
function hungOn(
  { shared, hanging, groups }: UnitFeed,
  board: string,
  named: ReadonlySet<string | undefined>
): { now: Announcement[]; toCome: Announcement[] } {
  const places = placesOf(board, groups);
  const own = hanging
    .filter((each) => each.places.some((place) => places.includes(place)))
    .map(({ announcement }) => announcement);
  const moment = Date.parse(shared.at);
  const now = own.filter(({ published }) => Date.parse(published) <= moment);
  return {
    now: now.filter(({ code }, index) => isShown(code, index, named)),
    toCome: own.filter(({ published }) => Date.parse(published) > moment).slice(0, announcementsToCome)
  };
}

/** One board's feed. */
export function feedFor(unit: UnitFeed, reader: FeedReader): BoardFeed {
  return feedWith(unit, setFor(unit, reader));
}

/** The feed of every board for which this is set. */
export function feedWith(
  { shared, emergencies, rule }: UnitFeed,
  { items, screen, announcements, lists }: SetForBoard
): BoardFeed {
  if (!lists) return { ...shared, announcements: [...announcements] };
  return {
    ...shared,
    announcements: [...announcements],
    // An empty list would be a board with nothing on it: then all that there is, in the usual order.
    ...(items.length > 0 && { playlist: [...items] }),
    ...(emergencies.length > 0 && { emergencies: [...emergencies] }),
    ...(rule !== null && { rule }),
    screen
  };
}

const byPlace = new WeakMap<readonly Playlist[], Map<Place, Playlist>>();

export function playlistsByPlace(playlists: readonly Playlist[]): Map<Place, Playlist> {
  const found = byPlace.get(playlists);
  if (found) return found;
  const made = new Map(
    playlists.flatMap((playlist) => playlist.places.map((place) => [place, playlist] as const))
  );
  byPlace.set(playlists, made);
  return made;
}
