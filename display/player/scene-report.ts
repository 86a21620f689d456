import type { SceneReport } from '../heartbeat';
import { noticesSeen } from './notices-seen';
import type { Slide } from './player';

/** A scene as the board's reports name it. */
export function sceneReport(slide: Pick<Slide, 'slot' | 'feed'>): SceneReport {
  return { revision: slide.feed.revision, scene: slide.slot.scene, codes: noticesSeen(slide) };
}
