import type { PlaylistItem, ScreenSettings } from '$lib/sync';
import type { BoardPlace } from './place';

/** Some of a unit's boards under one name; a board may be in several. */
export interface BoardGroup {
  id: string;
  name: string;
  /** codes */
  boards: readonly string[];
}

export interface Playlist {
  id: string;
  name: string;
  items: readonly PlaylistItem[];
  /** places at which it applies; each place has one playlist at most */
  places: readonly BoardPlace[];
}

/** The office's latest settings for one unit's boards: playlists, and the hours in which screens are lit. */
export interface BoardLists {
  /** by name */
  groups(): Promise<BoardGroup[]>;
  /**
   * @param group `id` null: a new one
   * @throws Problem `not-found` for a group or a board of no use here, `group-name-taken`
   */
  saveGroup(group: { id: string | null; name: string; boards: readonly string[] }): Promise<string>;
  /**
   * Removes a group; its boards show what applies without it.
   * @throws Problem `not-found`
   */
  removeGroup(id: string): Promise<void>;
  /** by name */
  playlists(): Promise<Playlist[]>;
  /**
   * Saves a playlist; its places leave the playlists that had them.
   * @throws Problem `not-found`, `playlist-name-taken`
   */
  savePlaylist(playlist: Omit<Playlist, 'id'> & { id: string | null }): Promise<string>;
  /** @throws Problem `not-found` */
  removePlaylist(id: string): Promise<void>;
  screens(): Promise<Map<BoardPlace, ScreenSettings>>;
  /**
   * @param settings null: the defaults apply again
   * @throws Problem `not-found`
   */
  setScreen(place: BoardPlace, settings: ScreenSettings | null): Promise<void>;
}
