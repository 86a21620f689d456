import type { Published } from '$lib/notice';
import type { Slide } from '../player/player';
import type { Hold } from '../stage/prepare';

/** What every scene is drawn from: its slide and nothing else. */
export interface SceneProps {
  slide: Slide;
  hold: Hold;
}

/** A scene of the notice; it stands in no playlist without one. */
export interface NoticeSceneProps extends SceneProps {
  notice: Published;
}
