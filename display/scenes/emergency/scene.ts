import type { Emergency } from '$lib/sync';
import { m } from '$lib/text';
import { pagesOf, type PagePlace } from '../paging';
import type { SceneKind } from '../scene-kind';

export interface EmergencySlot extends PagePlace {
  scene: 'emergency';
  code: string;
  text: readonly string[];
}

/** 紧急通知: what is in force, in the feed's order; it stands over everything. */
export const scene: SceneKind<EmergencySlot, { emergency: Emergency; text: readonly string[] }> = {
  seconds: 10,
  shown: 'apart',
  title: () => m.scene_title_emergency(),
  lists: ({ feed, layout, pages }) =>
    feed.emergencies.map((each) => {
      const texts = pages.emergency(each, layout);
      return pagesOf(texts).map((place) => ({
        scene: 'emergency',
        code: each.id,
        text: texts[place.page] ?? [],
        ...place
      }));
    }),
  data: ({ emergencies }, slot) => {
    const found = emergencies.find(({ id }) => id === slot.code);
    return found ? { emergency: found, text: slot.text } : null;
  }
};

declare module '../scene-kind' {
  interface SceneKinds {
    emergency: typeof scene;
  }
}
