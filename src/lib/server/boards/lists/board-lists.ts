import type { PlaylistItem, ScreenSettings } from '$lib/sync';
import type { Place } from './place';

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
  /** where it counts; each place has one playlist at most */
  places: readonly Place[];
}

/** What one unit's boards show in turn, and when they are lit: as the office has set it last. */
export interface BoardLists {
  /** by name */
  groups(): Promise<BoardGroup[]>;
  /**
   * @param group `id` null: a new one
   * @throws Problem `not-found` for a group or a board of no use here, `group-name-taken`
   */
  saveGroup(group: { id: string | null; name: string; boards: readonly string[] }): Promise<string>;
  /** Its boards show what counts without it. @throws Problem `not-found` */
  removeGroup(id: string): Promise<void>;
  /** by name */
  playlists(): Promise<Playlist[]>;
  /**
   * Its places leave the playlists that had them.
   * @throws Problem `not-found`, `playlist-name-taken`
   */
  savePlaylist(playlist: Omit<Playlist, 'id'> & { id: string | null }): Promise<string>;
  /** @throws Problem `not-found` */
  removePlaylist(id: string): Promise<void>;
  screens(): Promise<Map<Place, ScreenSettings>>;
  /** @param settings null: what is usual counts again. @throws Problem `not-found` */
  setScreen(place: Place, settings: ScreenSettings | null): Promise<void>;
}
