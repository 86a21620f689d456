import type { LocalTime } from '$lib/calendar';
import type { BoardFeed } from '$lib/sync';
import type { Slide } from '../player/player';
import type { DrawHold } from '../stage/prepare';
import type { DataOf, SceneKinds, SceneName, SlotOf } from './scene-kind';

/** The clock on the wall, by the unit's own time. */
export interface WallClock extends LocalTime {
  /** milliseconds since 1970 */
  instant: number;
}

/**
 * The props of every scene: its slide and nothing else. A clock in it goes on while the scene is seen. `K` is the scene of the
 * view's own folder, `typeof scene`.
 */
export interface SceneProps<K extends SceneKinds[SceneName] = SceneKinds[SceneName]> {
  slide: Slide;
  /** the slide's own slot */
  slot: SlotOf<K>;
  /** the part of the feed that the slot draws */
  data: DataOf<K>;
  now: WallClock;
  hold: DrawHold;
}

/** The props of every scene on the plain board. */
export interface PlainSceneProps<K extends SceneKinds[SceneName] = SceneKinds[SceneName]> {
  feed: BoardFeed;
  data: DataOf<K>;
  /** a title, with the number of the page where there are several */
  titled(title: string): string;
  /** milliseconds since 1970, by the server */
  now: number;
  /** day of the unit, YYYY-MM-DD */
  today: string;
  /** HH:MM */
  time: string;
}
