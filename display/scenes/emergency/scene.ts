import type { Emergency } from '$lib/sync';
import { m } from '$lib/text';
import { pagesOf, type PagePlace } from '../paging';
import { numbersToCall } from './numbers-to-call';
import type { SceneKind } from '../scene-kind';

export interface EmergencySlot extends PagePlace {
  scene: 'emergency';
  code: string;
  text: readonly string[];
}

export interface EmergencyPage {
  emergency: Emergency;
  text: readonly string[];
  /** numbers to call; every page names them, since nobody waits for the page that does */
  call: readonly string[];
  /** whether the text is on this page alone, and has them itself */
  isWhole: boolean;
}

/** 紧急通知: what is in force, in the feed's order; it stands over everything. */
export const scene: SceneKind<EmergencySlot, EmergencyPage> = {
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
    if (!found) return null;
    return {
      emergency: found,
      text: slot.text,
      call: numbersToCall(found.text),
      isWhole: slot.pages === 1
    };
  }
};

declare module '../scene-kind' {
  interface SceneKinds {
    emergency: typeof scene;
  }
}
