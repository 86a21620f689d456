import { m } from '$lib/text';
import type { SceneKind } from '../scene-kind';

export interface NightSlot {
  scene: 'night';
  /** one of five heights, from the top of the screen (0) to its bottom (4) */
  place: number;
}

/** At night: five slots of ten minutes, each at another place, so that nothing burns in. */
export const scene: SceneKind<NightSlot, { place: number }> = {
  seconds: 600,
  shown: 'apart',
  title: () => m.scene_title_night(),
  lists: () => [[0, 2, 4, 1, 3].map((place) => ({ scene: 'night', place }))],
  data: (_, { place }) => ({ place })
};

declare module '../scene-kind' {
  interface SceneKinds {
    night: typeof scene;
  }
}
