import type { Slide } from './player';

/**
 * Codes of the notices that stand on the screen with a scene: a result's list, what changed it, its window. What is drawn
 * from a notice for show, such as the trend, publishes nothing.
 */
export function noticesSeen({ turn, feed }: Pick<Slide, 'turn' | 'feed'>): string[] {
  switch (turn.scene) {
    case 'notice':
    case 'supplement':
      return [turn.code];
    case 'standings':
      return [turn.code ?? feed.notice?.snapshot.code ?? []].flat();
    case 'changes':
      return [feed.notice?.snapshot.code ?? []].flat();
    default:
      return [];
  }
}
