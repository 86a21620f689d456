import type { Published } from '$lib/notice';
import { m } from '$lib/text';
import type { SceneKind } from '../scene-kind';

export interface TrendSlot {
  scene: 'trend';
}

/** 走势: the year by month. */
export const scene: SceneKind<TrendSlot, { notice: Published }> = {
  seconds: 12,
  shown: 'usual',
  turn: 6,
  title: () => m.scene_title_trend(),
  lists: ({ feed: { notice } }) => (notice && notice.snapshot.trend.length > 0 ? [[{ scene: 'trend' }]] : []),
  data: ({ notice }) => notice && { notice }
};

declare module '../scene-kind' {
  interface SceneKinds {
    trend: typeof scene;
  }
}
