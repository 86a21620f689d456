import type { Announcement, BoardFeed, Emergency, RuleInBrief, ScreenSettings } from '$lib/sync';
import type { BoardGroup, Playlist } from './lists/board-lists';
import { wins, type Place } from './lists/place';
import { usualScreen } from './lists/usual-screen';

/** What a unit's boards show: all that they share, and what tells them apart. Read once for all of them. */
export interface UnitFeed {
  /** as every board shows it, in the words of a program from before there were playlists */
  shared: BoardFeed;
  /** all announcements that hang: a playlist may name one that is no longer among the newest */
  hanging: readonly Announcement[];
  groups: readonly BoardGroup[];
  playlists: readonly Playlist[];
  screens: ReadonlyMap<Place, ScreenSettings>;
  /** those that stand on boards now, newest first */
  emergencies: readonly Emergency[];
  /** null: the unit's rules can't be read, or none are in force */
  rule: RuleInBrief | null;
}

/** Since which `knows` a board's program reads playlist, emergencies, rule and screen: an older one refuses what it doesn't know. */
const listsKnown = 2;

/** Who asks for a feed: which board, and what its program knows. */
export interface FeedReader {
  board: string;
  knows: number;
}

/** What a program says that it knows (`?knows=2`); 0 for any that says nothing. */
export function knowsOf({ searchParams }: URL): number {
  const knows = Number(searchParams.get('knows'));
  return Number.isSafeInteger(knows) && knows > 0 ? knows : 0;
}

/** What tells one board's feed from another's of its unit. Two boards with the same of both show the same. */
export interface SetForBoard {
  items: Playlist['items'];
  screen: ScreenSettings;
}

/** What is set for a board; null: its program is from before there was anything to set. */
export function setFor(
  { groups, playlists, screens }: UnitFeed,
  { board, knows }: FeedReader
): SetForBoard | null {
  if (knows < listsKnown) return null;
  return {
    items: wins(board, groups, playlistsByPlace(playlists))?.what.items ?? none,
    screen: wins(board, groups, screens)?.what ?? usualScreen
  };
}

const none: Playlist['items'] = [];

/** One board's feed. Reads no database: a thousand boards ask in the same moment. */
export function feedFor(unit: UnitFeed, reader: FeedReader): BoardFeed {
  const set = setFor(unit, reader);
  return set ? feedWith(unit, set) : unit.shared;
}

/** The feed of every board for which this is set. */
export function feedWith(
  { shared, hanging, emergencies, rule }: UnitFeed,
  { items, screen }: SetForBoard
): BoardFeed {
  const named = new Set(items.map(({ code }) => code));
  const isShown = ({ code }: Announcement) => shared.announcements.some((each) => each.code === code);
  return {
    ...shared,
    announcements: [
      ...shared.announcements,
      ...hanging.filter((each) => named.has(each.code) && !isShown(each))
    ],
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
