import type { BoardAnnouncement } from '../announcements/for-boards';
import {
  usualScreen,
  type Announcement,
  type BoardFeed,
  type Emergency,
  type RuleInBrief,
  type ScreenSettings
} from '$lib/sync';
import type { BoardGroup, Playlist } from './lists/board-lists';
import { placesOfBoard, winningSetting, type BoardPlace } from './lists/place';

/** The part of a feed that doesn't depend on the board or on emergencies. */
export type SharedFeed = Omit<BoardFeed, 'announcements' | 'playlist' | 'emergencies' | 'rule' | 'screen'>;

/**
 * The data for a unit's boards: what they all share, and what differs between them. It is read once for all
 * of them.
 */
export interface UnitFeed {
  shared: SharedFeed;
  /**
   * all announcements that are or will be published, newest first: a playlist may name one that is no
   * longer among the newest
   */
  hanging: readonly BoardAnnouncement[];
  groups: readonly BoardGroup[];
  playlists: readonly Playlist[];
  screens: ReadonlyMap<BoardPlace, ScreenSettings>;
  /** newest first; boards look at their beginning and end themselves */
  emergencies: readonly Emergency[];
  /** number of the newest change that it was made with, also of a kind that boards don't depend on */
  read: number;
  /** null: the unit's rules can't be read, or none are in force */
  rule: RuleInBrief | null;
}

/**
 * A board shows only the newest announcements, so that a hall sees its round to the end. Older ones stay on
 * their pages and are shown again when these end; those named in the playlist are shown besides.
 */
export const announcementsShown = 3;

/** Announcements still to come are sent before their time, also for a board that will have no line then. */
const announcementsToCome = 5;

/** The data that differ between boards of one unit. Two boards with equal values show the same. */
export interface SetForBoard {
  items: Playlist['items'];
  screen: ScreenSettings;
  /** those published there, newest first */
  announcements: readonly Announcement[];
  /** their codes */
  hung: string;
}

const none: Playlist['items'] = [];

/**
 * The settings of a board, by its code. It reads no database, because a thousand boards may ask in the same
 * moment.
 */
export function setFor(unit: UnitFeed, board: string): SetForBoard {
  const { groups, playlists, screens } = unit;
  const items = winningSetting(board, groups, playlistsByPlace(playlists))?.what.items ?? none;
  const announcements = hungOn(unit, board, namedIn(items));
  return {
    items,
    announcements,
    screen: winningSetting(board, groups, screens)?.what ?? usualScreen,
    hung: announcements.map(({ code }) => code).join(' ')
  };
}

/**
 * Counts the boards that show an announcement, and those on which it waits behind newer ones.
 * @param hanging all that are published now by their time, newest first
 * @param boards codes of those in use
 */
export function waitingOn(
  hanging: readonly { code: string; places: readonly BoardPlace[] }[],
  boards: readonly string[],
  { groups, playlists }: Pick<UnitFeed, 'groups' | 'playlists'>
): Map<string, { on: number; waits: number }> {
  const found = new Map(hanging.map(({ code }) => [code, { on: 0, waits: 0 }]));
  const byPlaces = playlistsByPlace(playlists);
  for (const board of boards) {
    const places = placesOfBoard(board, groups);
    const named = namedIn(winningSetting(board, groups, byPlaces)?.what.items ?? none);
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

/** @param index among those published on a board, newest first */
function isShown(code: string, index: number, named: ReadonlySet<string | undefined>): boolean {
  return index < announcementsShown || named.has(code);
}

/** The newest announcements of a board, those that its playlist names, and some that are still to come. */
function hungOn(
  { shared, hanging, groups }: UnitFeed,
  board: string,
  named: ReadonlySet<string | undefined>
): Announcement[] {
  const places = placesOfBoard(board, groups);
  const own = hanging
    .filter((each) => each.places.some((place) => places.includes(place)))
    .map(({ announcement }) => announcement);
  const moment = Date.parse(shared.at);
  const now = own.filter(({ published }) => Date.parse(published) <= moment);
  const toCome = own.filter(({ published }) => Date.parse(published) > moment);
  return [
    ...now.filter(({ code }, index) => isShown(code, index, named)),
    ...toCome.slice(0, announcementsToCome)
  ];
}

/** One board's feed. */
export function feedFor(unit: UnitFeed, board: string): BoardFeed {
  return feedWith(unit, setFor(unit, board));
}

/** The feed of every board for which this is set. */
export function feedWith(
  { shared, emergencies, rule }: UnitFeed,
  { items, screen, announcements }: SetForBoard
): BoardFeed {
  return {
    ...shared,
    announcements: [...announcements],
    playlist: [...items],
    emergencies: [...emergencies],
    ...(rule !== null && { rule }),
    screen
  };
}

const byPlace = new WeakMap<readonly Playlist[], Map<BoardPlace, Playlist>>();

/** The playlist of each place, worked out once for each list of playlists. */
export function playlistsByPlace(playlists: readonly Playlist[]): Map<BoardPlace, Playlist> {
  const found = byPlace.get(playlists);
  if (found) return found;
  const made = new Map(
    playlists.flatMap((playlist) => playlist.places.map((place) => [place, playlist] as const))
  );
  byPlace.set(playlists, made);
  return made;
}
