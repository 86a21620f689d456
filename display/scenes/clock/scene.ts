import { m } from '$lib/text';
import type { SceneKind } from '../scene-kind';

export interface ClockSlot {
  scene: 'clock';
}

/** The clock and what comes next: where the playlist says so, and when there is nothing else to show. */
export const scene: SceneKind<ClockSlot, true> = {
  seconds: 15,
  shown: 'asked',
  title: () => m.scene_title_clock(),
  lists: () => [[{ scene: 'clock' }]],
  data: () => true
};

declare module '../scene-kind' {
  interface SceneKinds {
    clock: typeof scene;
  }
}
