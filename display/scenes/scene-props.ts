import type { Local } from '$lib/calendar';
import type { Published } from '$lib/notice';
import type { Slide } from '../player/player';
import type { Hold } from '../stage/prepare';

/** The clock on the wall, by the unit's own time. */
export interface Now extends Local {
  /** milliseconds since 1970 */
  instant: number;
}

/** What every scene is drawn from: its slide and nothing else; a clock in it goes on while it is seen. */
export interface SceneProps {
  slide: Slide;
  now: Now;
  hold: Hold;
}

/** A scene of the notice; it stands in no playlist without one. */
export interface NoticeSceneProps extends SceneProps {
  notice: Published;
}
