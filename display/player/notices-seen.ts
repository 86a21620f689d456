import { sceneOf } from '../scenes/registry';
import type { Slide } from './player';

/**
 * Codes of the notices that a scene publishes: a list of results, a correction, a window. A scene that only
 * illustrates one, such as the trend, publishes nothing.
 */
export function noticesSeen({ slot, feed }: Pick<Slide, 'slot' | 'feed'>): string[] {
  return sceneOf(slot.scene).publishes?.(slot, feed) ?? [];
}
