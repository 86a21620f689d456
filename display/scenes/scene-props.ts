import type { LocalTime } from '$lib/calendar';
import type { BoardFeed, SceneName } from '$lib/sync';
import type { Slide } from '../player/player';
import type { DrawHold } from '../stage/prepare';
import type { SceneData, SceneSlot } from './registry';

/** The clock on the wall, by the unit's own time. */
export interface WallClock extends LocalTime {
  /** milliseconds since 1970 */
  instant: number;
}

/** The props of every scene: its slide and nothing else. A clock in it goes on while the scene is seen. */
export interface SceneProps<N extends SceneName = SceneName> {
  slide: Slide;
  /** the slide's own slot */
  slot: SceneSlot<N>;
  /** the part of the feed that the slot draws */
  data: SceneData<N>;
  now: WallClock;
  hold: DrawHold;
}

/** The props of every scene on the plain board. */
export interface PlainSceneProps<N extends SceneName = SceneName> {
  feed: BoardFeed;
  data: SceneData<N>;
  /** a title, with the number of the page where there are several */
  titled(title: string): string;
  /** milliseconds since 1970, by the server */
  now: number;
  /** day of the unit, YYYY-MM-DD */
  today: string;
  /** HH:MM */
  time: string;
}
